import type { AgreementEvent } from './agreement.events.ts';
import type { AgreementSigning } from './agreement.state.ts';

/** Asks for the provider's copy of an agreement to be closed. */
export const withdrawalOf = (
  about: { readonly agreementId: string; readonly partnerId: string; readonly templateId: string },
  { submissionId }: Pick<AgreementSigning, 'submissionId'>,
  requestedAt: string,
): AgreementEvent => ({
  type: 'AgreementWithdrawalRequested',
  data: { ...about, submissionId: submissionId ?? '', requestedAt },
});
