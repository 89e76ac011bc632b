import { type DataOf, evolution } from '../kernel/decider.ts';
import type { Money } from '../kernel/fields.ts';
import type { MdfRequestEvent } from './mdf-request.events.ts';

/** The statuses of a request for funds, in the order it runs through them. */
export const MDF_REQUEST_STATUSES = ['submitted', 'approved', 'declined', 'proof_submitted', 'paid'] as const;

/** What a partner shows for the funds: a note, and where pictures, invoices and lists can be seen. */
export interface MdfProof {
  readonly note: string;
  readonly links: readonly string[];
  readonly submittedAt: string;
}

/** A request for market development funds as callers see it, between its id and its version. */
export interface MdfRequest extends Omit<DataOf<MdfRequestEvent, 'MdfRequestSubmitted'>, 'mdfRequestId'> {
  readonly status: (typeof MDF_REQUEST_STATUSES)[number];
  readonly approvedAmount: Money | null;
  readonly approvalNote: string | null;
  readonly declineReason: string | null;
  /** When it was approved or declined. */
  readonly decidedAt: string | null;
  readonly proof: MdfProof | null;
  readonly paidAmount: Money | null;
  readonly paidAt: string | null;
  readonly paymentId: string | null;
  readonly paymentReference: string | null;
}

const unpaid = { paidAmount: null, paidAt: null, paymentId: null, paymentReference: null };

export const evolveMdfRequest = evolution<MdfRequest, MdfRequestEvent, 'MdfRequestSubmitted'>(
  {
    MdfRequestSubmitted: ({ mdfRequestId: _id, ...submitted }) => ({
      ...submitted,
      status: 'submitted',
      approvedAmount: null,
      approvalNote: null,
      declineReason: null,
      decidedAt: null,
      proof: null,
      ...unpaid,
    }),
  },
  {
    MdfRequestApproved: (request, { amount, note, approvedAt }) => ({
      ...request,
      status: 'approved',
      approvedAmount: amount,
      approvalNote: note,
      decidedAt: approvedAt,
    }),
    MdfRequestDeclined: (request, { reason, declinedAt }) => ({
      ...request,
      status: 'declined',
      declineReason: reason,
      decidedAt: declinedAt,
    }),
    MdfProofSubmitted: (request, { note, links, proofSubmittedAt }) => ({
      ...request,
      status: 'proof_submitted',
      proof: { note, links, submittedAt: proofSubmittedAt },
    }),
    MdfPaid: (request, { amount, paidAt, paymentId, reference }) => ({
      ...request,
      status: 'paid',
      paidAmount: amount,
      paidAt,
      paymentId,
      paymentReference: reference,
    }),
    MdfPaymentReversed: (request) => ({ ...request, status: 'proof_submitted', ...unpaid }),
  },
);
