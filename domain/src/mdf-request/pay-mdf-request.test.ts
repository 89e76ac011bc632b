import { given } from '../testing/given.ts';
import { mdfRequest } from './mdf-request.decider.ts';
import { mdfPaid, mdfProofSubmitted, mdfRequestApproved, mdfRequestSubmitted } from './mdf-request.examples.ts';
import type { PayMdfRequest } from './pay-mdf-request.ts';

const NOW = '2026-10-01T12:00:00.000Z';
const LESS = { minor: 450_000, currency: 'EUR' };
const proven = [mdfRequestSubmitted(), mdfRequestApproved(), mdfProofSubmitted()];

const pay = (over: Partial<PayMdfRequest['data']> = {}): PayMdfRequest => ({
  type: 'PayMdfRequest',
  data: {
    mdfRequestId: 'mdf-1',
    paymentId: 'payment-1',
    amount: null,
    reference: 'INV-7',
    paidAt: null,
    now: NOW,
    ...over,
  },
});

describe('pay MDF request', () => {
  it('pays all that was approved, now', () => {
    given(mdfRequest, ...proven)
      .when(pay())
      .then(mdfPaid());
  });

  it('pays less, at another moment', () => {
    const paidAt = '2026-09-30T00:00:00.000Z';
    given(mdfRequest, ...proven)
      .when(pay({ amount: LESS, paidAt }))
      .then(mdfPaid(LESS, paidAt));
  });

  it('changes nothing when as much is paid already', () => {
    given(mdfRequest, ...proven, mdfPaid())
      .when(pay({ paymentId: 'payment-2' }))
      .thenNothing();
  });

  it('refuses to pay more than was approved, in another currency, or twice', () => {
    given(mdfRequest, ...proven)
      .when(pay({ amount: { minor: 500_001, currency: 'EUR' } }))
      .thenRejected('mdf-amount-refused', ['It may be 500000 at most (in minor units).']);
    given(mdfRequest, ...proven)
      .when(pay({ amount: { minor: 1, currency: 'USD' } }))
      .thenRejected('mdf-amount-refused', ['Its currency is EUR.']);
    given(mdfRequest, ...proven, mdfPaid())
      .when(pay({ amount: LESS }))
      .thenRejected('mdf-request-not-approved', ['Its status is paid.']);
  });

  it('refuses to pay without a proof, or without approval', () => {
    given(mdfRequest, mdfRequestSubmitted(), mdfRequestApproved()).when(pay()).thenRejected('mdf-proof-missing');
    given(mdfRequest, mdfRequestSubmitted())
      .when(pay())
      .thenRejected('mdf-request-not-approved', ['Its status is submitted.']);
  });

  it('refuses a request nobody made', () => {
    given(mdfRequest).when(pay()).thenRejected('mdf-request-not-found');
  });
});
