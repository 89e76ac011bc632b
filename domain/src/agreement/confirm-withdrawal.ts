import type { Decision } from '../kernel/decider.ts';
import type { AgreementEvent } from './agreement.events.ts';
import type { AgreementRejection } from './agreement.rejections.ts';
import type { Agreement } from './agreement.state.ts';

/** Notes that nobody can sign at the provider any more. */
export interface ConfirmWithdrawal {
  readonly type: 'ConfirmWithdrawal';
  readonly data: { readonly agreementId: string; readonly withdrawnAt: string };
}

export const confirmWithdrawal = (
  { data }: ConfirmWithdrawal,
  { partnerId, templateId, signing }: Agreement,
): Decision<AgreementEvent, AgreementRejection> =>
  signing?.status === 'sent' && signing.submissionId !== null
    ? [
        {
          type: 'AgreementWithdrawn',
          data: { ...data, partnerId, templateId, submissionId: signing.submissionId },
        },
      ]
    : [];
