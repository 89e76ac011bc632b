import { payment } from '@partneros/domain';
import { resourceProjection } from '../kernel/resource-projection.ts';
import { paymentsModel } from './payments.model.ts';

export const payments = resourceProjection(payment, paymentsModel);
