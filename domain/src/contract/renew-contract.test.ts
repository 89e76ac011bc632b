import { given } from '../testing/given.ts';
import { contract } from './contract.decider.ts';
import { contractCreated, contractRenewed, contractTerminated } from './contract.examples.ts';
import type { RenewContract } from './renew-contract.ts';

const renewUntil = (renewalDate: string): RenewContract => ({
  type: 'RenewContract',
  data: { contractId: 'contract-1', renewalDate, renewedAt: '2026-09-01T12:00:00.000Z' },
});

describe('renew contract', () => {
  it('renews it until a later date', () => {
    given(contract, contractCreated()).when(renewUntil('2027-09-30')).then(contractRenewed('2026-09-30', '2027-09-30'));
  });

  it('refuses a date that is not later', () => {
    for (const date of ['2026-09-30', '2026-09-29'])
      given(contract, contractCreated())
        .when(renewUntil(date))
        .thenRejected('renewal-date-not-later', ['The contract comes up for renewal on 2026-09-30.']);
  });

  it('refuses a contract that has ended, or that nobody created', () => {
    given(contract, contractCreated(), contractTerminated())
      .when(renewUntil('2027-09-30'))
      .thenRejected('contract-terminated');
    given(contract).when(renewUntil('2027-09-30')).thenRejected('contract-not-found');
  });
});
