import type { DataOf } from '../kernel/decider.ts';
import type { Money } from '../kernel/fields.ts';
import type { MdfRequestEvent } from './mdf-request.events.ts';
import type { SubmitMdfRequest } from './submit-mdf-request.ts';

const IDENTITY = { mdfRequestId: 'mdf-1', partnerId: 'partner-1', budgetYear: 2026 };
const AMOUNT: Money = { minor: 500_000, currency: 'EUR' };

type Submitted = DataOf<MdfRequestEvent, 'MdfRequestSubmitted'>;

export const submitMdfRequestCommand = (over: Partial<SubmitMdfRequest['data']> = {}): SubmitMdfRequest => ({
  type: 'SubmitMdfRequest',
  data: {
    mdfRequestId: 'mdf-1',
    partnerId: 'partner-1',
    title: 'Booth at the fair',
    description: 'Four days, 20 square metres',
    amount: AMOUNT,
    activityDate: '2026-09-15',
    submittedBy: 'user-1',
    submittedAt: '2026-05-16T12:00:00.000Z',
    ...over,
  },
});

export const mdfRequestSubmitted = (over: Partial<Submitted> = {}): MdfRequestEvent => ({
  type: 'MdfRequestSubmitted',
  data: { ...submitMdfRequestCommand().data, budgetYear: 2026, ...over },
});

export const mdfRequestApproved = (amount = AMOUNT, note: string | null = null): MdfRequestEvent => ({
  type: 'MdfRequestApproved',
  data: { ...IDENTITY, requested: AMOUNT, amount, note, approvedAt: '2026-05-20T12:00:00.000Z' },
});

export const mdfRequestDeclined = (reason: string | null = 'The budget is spent'): MdfRequestEvent => ({
  type: 'MdfRequestDeclined',
  data: { ...IDENTITY, requested: AMOUNT, reason, declinedAt: '2026-05-20T12:00:00.000Z' },
});

export const mdfProofSubmitted = (links = ['https://acme.example/booth.jpg']): MdfRequestEvent => ({
  type: 'MdfProofSubmitted',
  data: { ...IDENTITY, note: 'As promised', links, proofSubmittedAt: '2026-09-20T12:00:00.000Z' },
});

export const mdfPaid = (amount = AMOUNT, paidAt = '2026-10-01T12:00:00.000Z'): MdfRequestEvent => ({
  type: 'MdfPaid',
  data: { ...IDENTITY, approved: AMOUNT, amount, paymentId: 'payment-1', reference: 'INV-7', paidAt },
});

export const mdfPaymentReversed = (amount = AMOUNT): MdfRequestEvent => ({
  type: 'MdfPaymentReversed',
  data: { ...IDENTITY, approved: AMOUNT, amount, paymentId: 'payment-1', reversedAt: '2026-10-05T12:00:00.000Z' },
});
