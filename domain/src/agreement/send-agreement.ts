import { type DataOf, type Decision, reject } from '../kernel/decider.ts';
import type { AgreementEvent } from './agreement.events.ts';
import type { AgreementRejection } from './agreement.rejections.ts';
import type { Agreement } from './agreement.state.ts';

/** Sends a partner something to sign, in the roles that its template has. */
export interface SendAgreement {
  readonly type: 'SendAgreement';
  readonly data: DataOf<AgreementEvent, 'AgreementSent'>;
}

export const sendAgreement = (
  { data }: SendAgreement,
  agreement: Agreement | undefined,
): Decision<AgreementEvent, AgreementRejection> =>
  agreement === undefined ? [{ type: 'AgreementSent', data }] : reject('agreement-already-exists');
