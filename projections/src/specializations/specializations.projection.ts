import { specialization } from '@partneros/domain';
import { resourceProjection } from '../kernel/resource-projection.ts';
import { specializationsModel } from './specializations.model.ts';

export const specializations = resourceProjection(specialization, specializationsModel);
