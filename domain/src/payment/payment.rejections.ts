/** Why a command on a payment is refused. */
export type PaymentRejection = 'payment-not-found' | 'payment-already-exists' | 'payment-already-reversed';
