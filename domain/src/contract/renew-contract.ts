import { type Decision, reject } from '../kernel/decider.ts';
import type { ContractEvent } from './contract.events.ts';
import type { ContractRejection } from './contract.rejections.ts';
import type { Contract } from './contract.state.ts';

/** Renews a contract until a later date. */
export interface RenewContract {
  readonly type: 'RenewContract';
  readonly data: { readonly contractId: string; readonly renewalDate: string; readonly renewedAt: string };
}

export const renewContract = (
  { data: { contractId, renewalDate: to, renewedAt } }: RenewContract,
  { partnerId, status, renewalDate: from }: Contract,
): Decision<ContractEvent, ContractRejection> => {
  if (status === 'terminated') return reject('contract-terminated');
  return to > from
    ? [{ type: 'ContractRenewed', data: { contractId, partnerId, from, to, renewedAt } }]
    : reject('renewal-date-not-later', [`The contract comes up for renewal on ${from}.`]);
};
