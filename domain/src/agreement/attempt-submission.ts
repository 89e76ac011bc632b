import type { Decision } from '../kernel/decider.ts';
import type { AgreementEvent } from './agreement.events.ts';
import type { AgreementRejection } from './agreement.rejections.ts';
import type { Agreement } from './agreement.state.ts';

/** Takes it on oneself to give an agreement to the provider. */
export interface AttemptSubmission {
  readonly type: 'AttemptSubmission';
  readonly data: { readonly agreementId: string; readonly attempt: number; readonly attemptedAt: string };
}

/** Of several that try, the first to write has it; to the others it is nothing new. */
export const attemptSubmission = (
  { data }: AttemptSubmission,
  { partnerId, templateId, status, signing }: Agreement,
): Decision<AgreementEvent, AgreementRejection> =>
  status === 'sent' && signing?.status === 'requested' && signing.attempts === data.attempt - 1
    ? [{ type: 'AgreementSubmissionAttempted', data: { ...data, partnerId, templateId } }]
    : [];
