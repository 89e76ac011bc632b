import { type Decision, reject } from '../kernel/decider.ts';
import type { AgreementEvent } from './agreement.events.ts';
import type { AgreementRejection } from './agreement.rejections.ts';
import type { Agreement } from './agreement.state.ts';

/** Takes an agreement back before everybody has signed. */
export interface VoidAgreement {
  readonly type: 'VoidAgreement';
  readonly data: { readonly agreementId: string; readonly reason: string | null; readonly voidedAt: string };
}

export const voidAgreement = (
  { data: { agreementId, reason, voidedAt } }: VoidAgreement,
  { partnerId, templateId, status }: Agreement,
): Decision<AgreementEvent, AgreementRejection> => {
  switch (status) {
    case 'voided':
      return [];
    case 'signed':
      return reject('agreement-fully-signed');
    case 'sent':
      return [{ type: 'AgreementVoided', data: { agreementId, partnerId, templateId, reason, voidedAt } }];
  }
};
