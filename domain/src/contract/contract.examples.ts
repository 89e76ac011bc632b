import type { DataOf } from '../kernel/decider.ts';
import type { ContractEvent } from './contract.events.ts';
import type { CreateContract } from './create-contract.ts';

const IDENTITY = { contractId: 'contract-1', partnerId: 'partner-1' };

type Created = DataOf<ContractEvent, 'ContractCreated'>;

const created = (over: Partial<Created>): Created => ({
  ...IDENTITY,
  agreementId: 'agreement-1',
  name: 'Reseller contract',
  startDate: '2025-09-30',
  renewalDate: '2026-09-30',
  ...over,
});

export const createContractCommand = (over: Partial<Created> = {}): CreateContract => ({
  type: 'CreateContract',
  data: created(over),
});

export const contractCreated = (over: Partial<Created> = {}): ContractEvent => ({
  type: 'ContractCreated',
  data: created(over),
});

export const renewalDateChanged = (from: string, to: string): ContractEvent => ({
  type: 'RenewalDateChanged',
  data: { ...IDENTITY, from, to },
});

export const contractRenewed = (from: string, to: string): ContractEvent => ({
  type: 'ContractRenewed',
  data: { ...IDENTITY, from, to, renewedAt: '2026-09-01T12:00:00.000Z' },
});

export const contractTerminated = (): ContractEvent => ({
  type: 'ContractTerminated',
  data: { ...IDENTITY, reason: 'No sales', terminatedAt: '2026-09-01T12:00:00.000Z' },
});
