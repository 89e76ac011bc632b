import { portalAccount } from '@partneros/domain';
import { resourceProjection } from '../kernel/resource-projection.ts';
import { portalAccountsModel } from './portal-accounts.model.ts';

export const portalAccounts = resourceProjection(portalAccount, portalAccountsModel);
