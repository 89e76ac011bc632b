import { type Decision, reject } from '../kernel/decider.ts';
import type { Money } from '../kernel/fields.ts';
import { sameJson } from '../kernel/same-json.ts';
import { identityOf } from './identity-of.ts';
import type { MdfRequestEvent } from './mdf-request.events.ts';
import type { MdfRequestRejection } from './mdf-request.rejections.ts';
import type { MdfRequest } from './mdf-request.state.ts';
import { refuseAmount } from './refuse-amount.ts';

/** Grants the funds that were asked for, or less. `amount: null`: all that was asked for. */
export interface ApproveMdfRequest {
  readonly type: 'ApproveMdfRequest';
  readonly data: {
    readonly mdfRequestId: string;
    readonly amount: Money | null;
    readonly note: string | null;
    readonly approvedAt: string;
  };
}

export const approveMdfRequest = (
  { data: { mdfRequestId, amount: granted, note, approvedAt } }: ApproveMdfRequest,
  request: MdfRequest,
): Decision<MdfRequestEvent, MdfRequestRejection> => {
  const { amount: requested, status } = request;
  const amount = granted ?? requested;
  if (status === 'approved' && sameJson(amount, request.approvedAmount)) return [];
  if (status !== 'submitted') return reject('mdf-request-not-open', [`Its status is ${status}.`]);
  return (
    refuseAmount(amount, requested) ?? [
      {
        type: 'MdfRequestApproved',
        data: { ...identityOf(mdfRequestId, request), requested, amount, note, approvedAt },
      },
    ]
  );
};
