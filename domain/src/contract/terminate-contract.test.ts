import { given } from '../testing/given.ts';
import { contract } from './contract.decider.ts';
import { contractCreated, contractTerminated } from './contract.examples.ts';
import type { TerminateContract } from './terminate-contract.ts';

const terminate: TerminateContract = {
  type: 'TerminateContract',
  data: { contractId: 'contract-1', reason: 'No sales', terminatedAt: '2026-09-01T12:00:00.000Z' },
};

describe('terminate contract', () => {
  it('ends it', () => {
    given(contract, contractCreated()).when(terminate).then(contractTerminated());
  });

  it('changes nothing when it has ended', () => {
    given(contract, contractCreated(), contractTerminated()).when(terminate).thenNothing();
  });

  it('refuses a contract nobody created', () => {
    given(contract).when(terminate).thenRejected('contract-not-found');
  });
});
