import { given } from '../testing/given.ts';
import { mdfRequest } from './mdf-request.decider.ts';
import {
  mdfPaid,
  mdfPaymentReversed,
  mdfProofSubmitted,
  mdfRequestApproved,
  mdfRequestSubmitted,
} from './mdf-request.examples.ts';
import type { PayMdfRequest } from './pay-mdf-request.ts';
import type { ReverseMdfPayment } from './reverse-mdf-payment.ts';

const paid = [mdfRequestSubmitted(), mdfRequestApproved(), mdfProofSubmitted(), mdfPaid()];
const reverse = (paymentId = 'payment-1'): ReverseMdfPayment => ({
  type: 'ReverseMdfPayment',
  data: { mdfRequestId: 'mdf-1', paymentId, reversedAt: '2026-10-05T12:00:00.000Z' },
});

describe('reverse MDF payment', () => {
  it('takes the payment back, so that the request can be paid again', () => {
    const again: PayMdfRequest = {
      type: 'PayMdfRequest',
      data: {
        mdfRequestId: 'mdf-1',
        paymentId: 'payment-1',
        amount: null,
        reference: 'INV-7',
        paidAt: null,
        now: '2026-10-01T12:00:00.000Z',
      },
    };
    given(mdfRequest, ...paid)
      .when(reverse())
      .then(mdfPaymentReversed());
    given(mdfRequest, ...paid, mdfPaymentReversed())
      .when(again)
      .then(mdfPaid());
  });

  it('changes nothing when it is taken back already, or was another payment', () => {
    given(mdfRequest, ...paid, mdfPaymentReversed())
      .when(reverse())
      .thenNothing();
    given(mdfRequest, ...paid)
      .when(reverse('payment-2'))
      .thenNothing();
  });

  it('refuses a request nobody made', () => {
    given(mdfRequest).when(reverse()).thenRejected('mdf-request-not-found');
  });
});
