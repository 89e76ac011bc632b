import type { Decision } from '../kernel/decider.ts';
import type { AgreementEvent } from './agreement.events.ts';
import type { AgreementRejection } from './agreement.rejections.ts';
import type { Agreement } from './agreement.state.ts';

/** Notes that the provider will not have an agreement. */
export interface FailSubmission {
  readonly type: 'FailSubmission';
  readonly data: { readonly agreementId: string; readonly reason: string; readonly failedAt: string };
}

export const failSubmission = (
  { data }: FailSubmission,
  { partnerId, templateId, signing }: Agreement,
): Decision<AgreementEvent, AgreementRejection> =>
  signing?.status === 'requested'
    ? [{ type: 'AgreementSubmissionFailed', data: { ...data, partnerId, templateId } }]
    : [];
