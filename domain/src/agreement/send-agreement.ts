import { type DataOf, type Decision, reject } from '../kernel/decider.ts';
import type { AgreementEvent } from './agreement.events.ts';
import type { AgreementRejection } from './agreement.rejections.ts';
import type { Agreement } from './agreement.state.ts';

/** Sends a partner something to sign, in the roles that its template has. */
export interface SendAgreement {
  readonly type: 'SendAgreement';
  readonly data: DataOf<AgreementEvent, 'AgreementSent'>;
  /** Where it is signed, if not here, and by whom. */
  readonly signing?: Pick<
    DataOf<AgreementEvent, 'AgreementSigningRequested'>,
    'provider' | 'providerTemplateId' | 'signers'
  >;
}

export const sendAgreement = (
  { data, signing }: SendAgreement,
  agreement: Agreement | undefined,
): Decision<AgreementEvent, AgreementRejection> => {
  if (agreement !== undefined) return reject('agreement-already-exists');
  const { agreementId, partnerId, templateId, sentAt: requestedAt } = data;
  const sent: AgreementEvent = { type: 'AgreementSent', data };
  return signing === undefined
    ? [sent]
    : [
        sent,
        { type: 'AgreementSigningRequested', data: { agreementId, partnerId, templateId, ...signing, requestedAt } },
      ];
};
