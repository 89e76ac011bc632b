import { type AccountClaimCommand, accountClaim, dealRegistration } from '@partneros/domain';
import { submitDealRegistrationCommand } from '@partneros/domain/testing';
import type { ServedQueryApi } from '../testing/serve-query-api.ts';

/** Registers an account for a partner, and claims it. Answers the position after both. */
export const register = async (
  api: ServedQueryApi,
  dealRegistrationId: string,
  partnerId: string,
  over: Partial<ReturnType<typeof submitDealRegistrationCommand>['data']> = {},
): Promise<bigint> => {
  const { type, data } = submitDealRegistrationCommand();
  const submitted = { ...data, dealRegistrationId, partnerId, submittedAt: api.clock.now(), ...over };
  await api.execute(dealRegistration, dealRegistrationId, { type, data: submitted });
  await onClaim(api, 'ClaimAccount', dealRegistrationId, partnerId, submitted.accountClaimId);
  return api.feed.head();
};

/** Gives an account up. */
export const release = (api: ServedQueryApi, dealRegistrationId: string, partnerId: string) =>
  onClaim(api, 'ReleaseAccountClaim', dealRegistrationId, partnerId, 'account-1');

const onClaim = (
  api: ServedQueryApi,
  type: AccountClaimCommand['type'],
  dealRegistrationId: string,
  partnerId: string,
  accountClaimId: string,
) => api.execute(accountClaim, accountClaimId, { type, data: { accountClaimId, partnerId, dealRegistrationId } });
