import { task } from '@partneros/domain';
import { resourceProjection } from '../kernel/resource-projection.ts';
import { tasksModel } from './tasks.model.ts';

export const tasks = resourceProjection(task, tasksModel);
