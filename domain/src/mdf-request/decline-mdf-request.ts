import { type Decision, reject } from '../kernel/decider.ts';
import { identityOf } from './identity-of.ts';
import type { MdfRequestEvent } from './mdf-request.events.ts';
import type { MdfRequestRejection } from './mdf-request.rejections.ts';
import type { MdfRequest } from './mdf-request.state.ts';

/** Turns a request down, with the reason where there is one. */
export interface DeclineMdfRequest {
  readonly type: 'DeclineMdfRequest';
  readonly data: { readonly mdfRequestId: string; readonly reason: string | null; readonly declinedAt: string };
}

export const declineMdfRequest = (
  { data: { mdfRequestId, reason, declinedAt } }: DeclineMdfRequest,
  request: MdfRequest,
): Decision<MdfRequestEvent, MdfRequestRejection> => {
  const { amount: requested, status } = request;
  if (status === 'declined' && (reason ?? request.declineReason) === request.declineReason) return [];
  if (status !== 'submitted') return reject('mdf-request-not-open', [`Its status is ${status}.`]);
  return [
    { type: 'MdfRequestDeclined', data: { ...identityOf(mdfRequestId, request), requested, reason, declinedAt } },
  ];
};
