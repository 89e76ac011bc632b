import type { Decision } from '../kernel/decider.ts';
import type { ContractEvent } from './contract.events.ts';
import type { Contract } from './contract.state.ts';

/** Ends a contract: nothing comes up for renewal any more. */
export interface TerminateContract {
  readonly type: 'TerminateContract';
  readonly data: { readonly contractId: string; readonly reason: string | null; readonly terminatedAt: string };
}

export const terminateContract = (
  { data: { contractId, reason, terminatedAt } }: TerminateContract,
  { partnerId, status }: Contract,
): Decision<ContractEvent, never> =>
  status === 'terminated'
    ? []
    : [{ type: 'ContractTerminated', data: { contractId, partnerId, reason, terminatedAt } }];
