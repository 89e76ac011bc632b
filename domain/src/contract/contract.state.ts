import { type DataOf, evolution } from '../kernel/decider.ts';
import type { ContractEvent } from './contract.events.ts';

/** The statuses of a contract. */
export const CONTRACT_STATUSES = ['active', 'terminated'] as const;

/** A contract with a partner as callers see it, between its id and its version. */
export interface Contract extends Omit<DataOf<ContractEvent, 'ContractCreated'>, 'contractId'> {
  readonly status: (typeof CONTRACT_STATUSES)[number];
  /** When it was last renewed. */
  readonly renewedAt: string | null;
  readonly terminatedAt: string | null;
  readonly terminationReason: string | null;
}

export const evolveContract = evolution<Contract, ContractEvent, 'ContractCreated'>(
  {
    ContractCreated: ({ contractId: _id, ...created }) => ({
      ...created,
      status: 'active',
      renewedAt: null,
      terminatedAt: null,
      terminationReason: null,
    }),
  },
  {
    RenewalDateChanged: (contract, { to }) => ({ ...contract, renewalDate: to }),
    ContractRenewed: (contract, { to, renewedAt }) => ({ ...contract, renewalDate: to, renewedAt }),
    ContractTerminated: (contract, { reason, terminatedAt }) => ({
      ...contract,
      status: 'terminated',
      terminatedAt,
      terminationReason: reason,
    }),
  },
);
