import { given } from '../testing/given.ts';
import { payment } from './payment.decider.ts';
import { paymentRecorded, recordPaymentCommand } from './payment.examples.ts';

describe('record payment', () => {
  it('enters a payment to a partner', () => {
    given(payment).when(recordPaymentCommand()).then(paymentRecorded());
  });

  it('refuses an id that is in use', () => {
    given(payment, paymentRecorded()).when(recordPaymentCommand()).thenRejected('payment-already-exists');
  });
});
