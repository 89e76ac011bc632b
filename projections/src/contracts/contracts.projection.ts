import { contract } from '@partneros/domain';
import { resourceProjection } from '../kernel/resource-projection.ts';
import { contractsModel } from './contracts.model.ts';

export const contracts = resourceProjection(contract, contractsModel);
