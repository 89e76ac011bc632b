import { training } from '@partneros/domain';
import { resourceProjection } from '../kernel/resource-projection.ts';
import { trainingsModel } from './trainings.model.ts';

export const trainings = resourceProjection(training, trainingsModel);
