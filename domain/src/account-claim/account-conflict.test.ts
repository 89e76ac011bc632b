import { deepStrictEqual } from 'node:assert/strict';
import { conflictSeenBy } from './account-conflict.ts';

const conflict = { dealRegistrationId: 'registration-1', partnerId: 'partner-1' };

describe('conflict seen by', () => {
  it('names the holder to people of the organization and to the holder itself', () => {
    deepStrictEqual(conflictSeenBy(undefined, conflict), conflict);
    deepStrictEqual(conflictSeenBy('partner-1', conflict), conflict);
  });

  it('tells another partner that somebody holds the account, not who', () => {
    deepStrictEqual(conflictSeenBy('partner-2', conflict), { dealRegistrationId: null, partnerId: null });
  });

  it('is nothing without a conflict', () => {
    deepStrictEqual(conflictSeenBy('partner-2', null), null);
  });
});
