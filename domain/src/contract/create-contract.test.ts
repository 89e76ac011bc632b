import { given } from '../testing/given.ts';
import { contract } from './contract.decider.ts';
import { contractCreated, createContractCommand } from './contract.examples.ts';

describe('create contract', () => {
  it('notes a contract and when it comes up for renewal', () => {
    given(contract).when(createContractCommand()).then(contractCreated());
  });

  it('refuses an id that is taken', () => {
    given(contract, contractCreated()).when(createContractCommand()).thenRejected('contract-already-exists');
  });
});
