import type { Decision } from '../kernel/decider.ts';
import { identityOf } from './identity-of.ts';
import type { MdfRequestEvent } from './mdf-request.events.ts';
import type { MdfRequestRejection } from './mdf-request.rejections.ts';
import type { MdfRequest } from './mdf-request.state.ts';

/** The payment of a request was taken back: it waits to be paid again. */
export interface ReverseMdfPayment {
  readonly type: 'ReverseMdfPayment';
  readonly data: { readonly mdfRequestId: string; readonly paymentId: string; readonly reversedAt: string };
}

export const reverseMdfPayment = (
  { data: { mdfRequestId, paymentId, reversedAt } }: ReverseMdfPayment,
  request: MdfRequest,
): Decision<MdfRequestEvent, MdfRequestRejection> => {
  const { approvedAmount: approved, paidAmount: amount } = request;
  if (request.paymentId !== paymentId || approved === null || amount === null) return [];
  return [
    {
      type: 'MdfPaymentReversed',
      data: { ...identityOf(mdfRequestId, request), approved, amount, paymentId, reversedAt },
    },
  ];
};
