import { trainingProgress as decider } from '@partneros/domain';
import { resourceProjection } from '../kernel/resource-projection.ts';
import { trainingProgressModel } from './training-progress.model.ts';

export const trainingProgress = resourceProjection(decider, trainingProgressModel);
