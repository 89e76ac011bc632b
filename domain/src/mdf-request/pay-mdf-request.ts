import { type Decision, reject } from '../kernel/decider.ts';
import type { Money } from '../kernel/fields.ts';
import { sameJson } from '../kernel/same-json.ts';
import { identityOf } from './identity-of.ts';
import type { MdfRequestEvent } from './mdf-request.events.ts';
import type { MdfRequestRejection } from './mdf-request.rejections.ts';
import type { MdfRequest } from './mdf-request.state.ts';
import { refuseAmount } from './refuse-amount.ts';

/**
 * Pays what was approved, or less, once there is a proof; a policy enters it into the payments under `paymentId`.
 * `null`: all that was approved, and the moment `now`.
 */
export interface PayMdfRequest {
  readonly type: 'PayMdfRequest';
  readonly data: {
    readonly mdfRequestId: string;
    readonly paymentId: string;
    readonly amount: Money | null;
    readonly reference: string | null;
    readonly paidAt: string | null;
    readonly now: string;
  };
}

export const payMdfRequest = (
  { data: { mdfRequestId, paymentId, amount: paid, reference, paidAt, now } }: PayMdfRequest,
  request: MdfRequest,
): Decision<MdfRequestEvent, MdfRequestRejection> => {
  const { approvedAmount: approved, status } = request;
  if (status === 'paid' && sameJson(paid ?? request.paidAmount, request.paidAmount)) return [];
  if (status === 'approved') return reject('mdf-proof-missing');
  if (status !== 'proof_submitted' || approved === null)
    return reject('mdf-request-not-approved', [`Its status is ${status}.`]);
  const amount = paid ?? approved;
  return (
    refuseAmount(amount, approved) ?? [
      {
        type: 'MdfPaid',
        data: {
          ...identityOf(mdfRequestId, request),
          approved,
          amount,
          paymentId,
          reference,
          paidAt: paidAt ?? now,
        },
      },
    ]
  );
};
