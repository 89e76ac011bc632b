import { given } from '../testing/given.ts';
import { payment } from './payment.decider.ts';
import { paymentRecorded, paymentReversed } from './payment.examples.ts';
import type { ReversePayment } from './reverse-payment.ts';

const reverse = (reason: string | null): ReversePayment => ({
  type: 'ReversePayment',
  data: { paymentId: 'payment-1', reason, reversedAt: '2026-06-02T12:00:00.000Z' },
});

describe('reverse payment', () => {
  it('takes the payment back, with the reason where there is one', () => {
    given(payment, paymentRecorded()).when(reverse('Bounced')).then(paymentReversed());
    given(payment, paymentRecorded()).when(reverse(null)).then(paymentReversed(null));
  });

  it('changes nothing when it is taken back already', () => {
    given(payment, paymentRecorded(), paymentReversed()).when(reverse('Bounced')).thenNothing();
    given(payment, paymentRecorded(), paymentReversed()).when(reverse(null)).thenNothing();
  });

  it('refuses another reason', () => {
    given(payment, paymentRecorded(), paymentReversed())
      .when(reverse('Wrong partner'))
      .thenRejected('payment-already-reversed');
  });

  it('refuses a payment nobody recorded', () => {
    given(payment).when(reverse(null)).thenRejected('payment-not-found');
  });
});
