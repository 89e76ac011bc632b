import { type Decision, reject } from '../kernel/decider.ts';
import type { AgreementEvent } from './agreement.events.ts';
import type { AgreementRejection } from './agreement.rejections.ts';
import type { Agreement } from './agreement.state.ts';
import { withdrawalOf } from './withdrawal-of.ts';

/** Takes an agreement back before everybody has signed. */
export interface VoidAgreement {
  readonly type: 'VoidAgreement';
  readonly data: { readonly agreementId: string; readonly reason: string | null; readonly voidedAt: string };
}

export const voidAgreement = (
  { data: { agreementId, reason, voidedAt } }: VoidAgreement,
  { partnerId, templateId, status, signing }: Agreement,
): Decision<AgreementEvent, AgreementRejection> => {
  switch (status) {
    case 'voided':
      return [];
    case 'signed':
      return reject('agreement-fully-signed');
    case 'sent':
    case 'declined':
    case 'expired': {
      const about = { agreementId, partnerId, templateId };
      const voided: AgreementEvent = { type: 'AgreementVoided', data: { ...about, reason, voidedAt } };
      return signing?.status === 'sent' ? [voided, withdrawalOf(about, signing, voidedAt)] : [voided];
    }
  }
};
