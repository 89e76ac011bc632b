import { given } from '../testing/given.ts';
import type { ChangeRenewalDate } from './change-renewal-date.ts';
import { contract } from './contract.decider.ts';
import { contractCreated, contractRenewed, contractTerminated, renewalDateChanged } from './contract.examples.ts';

const changeTo = (renewalDate: string): ChangeRenewalDate => ({
  type: 'ChangeRenewalDate',
  data: { contractId: 'contract-1', renewalDate },
});

describe('change renewal date', () => {
  it('moves the date, forward and back', () => {
    for (const to of ['2026-10-31', '2026-08-31'])
      given(contract, contractCreated()).when(changeTo(to)).then(renewalDateChanged('2026-09-30', to));
  });

  it('moves the date that a renewal has set', () => {
    given(contract, contractCreated(), contractRenewed('2026-09-30', '2027-09-30'))
      .when(changeTo('2027-08-31'))
      .then(renewalDateChanged('2027-09-30', '2027-08-31'));
  });

  it('changes nothing when that is the date', () => {
    given(contract, contractCreated()).when(changeTo('2026-09-30')).thenNothing();
  });

  it('refuses a contract that has ended, or that nobody created', () => {
    given(contract, contractCreated(), contractTerminated())
      .when(changeTo('2026-10-31'))
      .thenRejected('contract-terminated');
    given(contract).when(changeTo('2026-10-31')).thenRejected('contract-not-found');
  });
});
