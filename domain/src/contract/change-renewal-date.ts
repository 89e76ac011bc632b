import { type Decision, reject } from '../kernel/decider.ts';
import type { ContractEvent } from './contract.events.ts';
import type { ContractRejection } from './contract.rejections.ts';
import type { Contract } from './contract.state.ts';

/** Moves the date at which a contract comes up for renewal, to any date. */
export interface ChangeRenewalDate {
  readonly type: 'ChangeRenewalDate';
  readonly data: { readonly contractId: string; readonly renewalDate: string };
}

export const changeRenewalDate = (
  { data: { contractId, renewalDate: to } }: ChangeRenewalDate,
  { partnerId, status, renewalDate: from }: Contract,
): Decision<ContractEvent, ContractRejection> => {
  if (status === 'terminated') return reject('contract-terminated');
  return from === to ? [] : [{ type: 'RenewalDateChanged', data: { contractId, partnerId, from, to } }];
};
