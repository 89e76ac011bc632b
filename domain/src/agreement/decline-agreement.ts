import { type Decision, reject } from '../kernel/decider.ts';
import type { AgreementEvent } from './agreement.events.ts';
import type { AgreementRejection } from './agreement.rejections.ts';
import type { Agreement } from './agreement.state.ts';

/** Notes that somebody will not sign. */
export interface DeclineAgreement {
  readonly type: 'DeclineAgreement';
  readonly data: {
    readonly agreementId: string;
    readonly role: string;
    readonly reason: string | null;
    readonly declinedAt: string;
  };
}

export const declineAgreement = (
  { data }: DeclineAgreement,
  { partnerId, templateId, status, signers }: Agreement,
): Decision<AgreementEvent, AgreementRejection> => {
  if (!signers.some(({ role }) => role === data.role))
    return reject('agreement-role-unknown', [`The roles are ${signers.map(({ role }) => role).join(', ')}.`]);
  switch (status) {
    case 'declined':
    case 'expired':
      return [];
    case 'voided':
      return reject('agreement-voided');
    case 'signed':
      return reject('agreement-fully-signed');
    case 'sent':
      return [{ type: 'AgreementDeclined', data: { ...data, partnerId, templateId } }];
  }
};
