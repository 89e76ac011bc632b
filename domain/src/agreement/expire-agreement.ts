import { type Decision, reject } from '../kernel/decider.ts';
import type { AgreementEvent } from './agreement.events.ts';
import type { AgreementRejection } from './agreement.rejections.ts';
import type { Agreement } from './agreement.state.ts';

/** Notes that the provider has closed an agreement before everybody had signed. */
export interface ExpireAgreement {
  readonly type: 'ExpireAgreement';
  readonly data: { readonly agreementId: string; readonly expiredAt: string };
}

export const expireAgreement = (
  { data }: ExpireAgreement,
  { partnerId, templateId, status }: Agreement,
): Decision<AgreementEvent, AgreementRejection> => {
  switch (status) {
    case 'declined':
    case 'expired':
      return [];
    case 'voided':
      return reject('agreement-voided');
    case 'signed':
      return reject('agreement-fully-signed');
    case 'sent':
      return [{ type: 'AgreementExpired', data: { ...data, partnerId, templateId } }];
  }
};
