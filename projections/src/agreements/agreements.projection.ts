import { agreement } from '@partneros/domain';
import { resourceProjection } from '../kernel/resource-projection.ts';
import { agreementsModel } from './agreements.model.ts';

export const agreements = resourceProjection(agreement, agreementsModel);
