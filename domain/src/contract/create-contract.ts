import { type DataOf, type Decision, reject } from '../kernel/decider.ts';
import type { ContractEvent } from './contract.events.ts';
import type { ContractRejection } from './contract.rejections.ts';
import type { Contract } from './contract.state.ts';

/** Notes a contract with a partner, and when it comes up for renewal. */
export interface CreateContract {
  readonly type: 'CreateContract';
  readonly data: DataOf<ContractEvent, 'ContractCreated'>;
}

export const createContract = (
  { data }: CreateContract,
  contract: Contract | undefined,
): Decision<ContractEvent, ContractRejection> =>
  contract === undefined ? [{ type: 'ContractCreated', data }] : reject('contract-already-exists');
