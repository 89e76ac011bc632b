import { deal } from '@partneros/domain';
import { resourceProjection } from '../kernel/resource-projection.ts';
import { dealsModel } from './deals.model.ts';

export const deals = resourceProjection(deal, dealsModel);
