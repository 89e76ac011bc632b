import { type Decision, reject } from '../kernel/decider.ts';
import type { AgreementEvent } from './agreement.events.ts';
import type { AgreementRejection } from './agreement.rejections.ts';
import type { Agreement } from './agreement.state.ts';
import { withdrawalOf } from './withdrawal-of.ts';

/** Notes that the provider has an agreement. */
export interface ConfirmSubmission {
  readonly type: 'ConfirmSubmission';
  readonly data: { readonly agreementId: string; readonly submissionId: string; readonly createdAt: string };
}

/** One that was voided meanwhile is taken back again. */
export const confirmSubmission = (
  { data }: ConfirmSubmission,
  { partnerId, templateId, status, signing }: Agreement,
): Decision<AgreementEvent, AgreementRejection> => {
  if (signing === null) return reject('agreement-not-at-provider');
  if (signing.submissionId !== null) return [];
  const about = { agreementId: data.agreementId, partnerId, templateId };
  const created: AgreementEvent = { type: 'AgreementSubmissionCreated', data: { ...data, partnerId, templateId } };
  return status === 'voided' ? [created, withdrawalOf(about, data, data.createdAt)] : [created];
};
