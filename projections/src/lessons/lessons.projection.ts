import { lesson } from '@partneros/domain';
import { resourceProjection } from '../kernel/resource-projection.ts';
import { lessonsModel } from './lessons.model.ts';

export const lessons = resourceProjection(lesson, lessonsModel);
