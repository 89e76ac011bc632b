import { type Decision, reject } from '../kernel/decider.ts';
import type { AgreementEvent } from './agreement.events.ts';
import type { AgreementRejection } from './agreement.rejections.ts';
import type { Agreement } from './agreement.state.ts';

/** Notes that somebody has signed in a role. With the last required role the agreement is fully signed. */
export interface RecordSignature {
  readonly type: 'RecordSignature';
  readonly data: {
    readonly agreementId: string;
    readonly role: string;
    readonly signerName: string | null;
    readonly signedAt: string;
    /** When it is noted; by then it has been signed. */
    readonly notedAt: string;
  };
}

export const recordSignature = (
  { data: { agreementId, role, signerName, signedAt, notedAt } }: RecordSignature,
  { partnerId, templateId, title, status, signers, declinedAt, expiredAt }: Agreement,
): Decision<AgreementEvent, AgreementRejection> => {
  const signer = signers.find((each) => each.role === role);
  if (signer === undefined)
    return reject('agreement-role-unknown', [`The roles are ${signers.map((each) => each.role).join(', ')}.`]);
  if (status === 'voided') return reject('agreement-voided');
  if (signer.signedAt !== null) return [];
  // What was signed before may come to be known after.
  const closedAt = declinedAt ?? expiredAt;
  if (closedAt !== null && signedAt > closedAt) return reject('agreement-closed');
  if (signedAt > notedAt) return reject('signature-in-the-future');
  const about = { agreementId, partnerId, templateId };
  const signed: AgreementEvent = { type: 'AgreementSignedByRole', data: { ...about, role, signerName, signedAt } };
  const isOpen = signers.some((each) => each.isRequired && each.role !== role && each.signedAt === null);
  return status === 'signed' || isOpen
    ? [signed]
    : [signed, { type: 'AgreementFullySigned', data: { ...about, title, signedAt: lastOf(signedAt, signers) } }];
};

// Signatures may be noted in another order than they were given.
const lastOf = (signedAt: string, signers: Agreement['signers']): string =>
  signers.reduce((last, each) => (each.signedAt !== null && each.signedAt > last ? each.signedAt : last), signedAt);
