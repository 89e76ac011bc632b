import { partner } from '@partneros/domain';
import { resourceProjection } from '../kernel/resource-projection.ts';
import { partnersModel } from './partners.model.ts';

export const partners = resourceProjection(partner, partnersModel);
