import type { PaymentRejection } from '@partneros/domain';
import { type Problem, problem } from '@partneros/infra/http';

/** What a refused payment command is answered with. */
export const paymentProblems: Record<PaymentRejection, Problem> = {
  'payment-not-found': problem(404, 'not_found', 'Payment not found.'),
  'payment-already-exists': problem(409, 'duplicate', 'A payment with this id exists already.'),
  'payment-already-reversed': problem(409, 'invalid_state', 'The payment was reversed already, for another reason.'),
};
