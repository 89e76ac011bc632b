import type { DataOf } from '../kernel/decider.ts';
import type { AgreementEvent } from './agreement.events.ts';
import type { RecordSignature } from './record-signature.ts';
import type { SendAgreement } from './send-agreement.ts';
import type { VoidAgreement } from './void-agreement.ts';

const IDENTITY = { agreementId: 'agreement-1', partnerId: 'partner-1', templateId: 'template-1' };

type Sent = DataOf<AgreementEvent, 'AgreementSent'>;

const sent = (over: Partial<Sent>): Sent => ({
  ...IDENTITY,
  title: 'NDA',
  roles: [
    { role: 'Partner', signedBy: 'partner', isRequired: true },
    { role: 'PartnerOS', signedBy: 'organization', isRequired: true },
    { role: 'Witness', signedBy: 'organization', isRequired: false },
  ],
  sentAt: '2026-05-16T12:00:00.000Z',
  ...over,
});

export const sendAgreementCommand = (over: Partial<Sent> = {}): SendAgreement => ({
  type: 'SendAgreement',
  data: sent(over),
});

export const recordSignatureCommand = (
  role: string,
  { signedAt = '2026-05-18T12:00:00.000Z', agreementId = IDENTITY.agreementId } = {},
): RecordSignature => ({
  type: 'RecordSignature',
  data: { agreementId, role, signerName: 'Ada Lovelace', signedAt, notedAt: '2026-05-20T12:00:00.000Z' },
});

export const voidAgreementCommand = (): VoidAgreement => ({
  type: 'VoidAgreement',
  data: { agreementId: IDENTITY.agreementId, reason: 'Sent by mistake', voidedAt: '2026-05-19T12:00:00.000Z' },
});

export const agreementSent = (over: Partial<Sent> = {}): AgreementEvent => ({
  type: 'AgreementSent',
  data: sent(over),
});

export const agreementSignedByRole = (role: string, signedAt = '2026-05-18T12:00:00.000Z'): AgreementEvent => ({
  type: 'AgreementSignedByRole',
  data: { ...IDENTITY, role, signerName: 'Ada Lovelace', signedAt },
});

export const agreementFullySigned = (signedAt = '2026-05-18T12:00:00.000Z'): AgreementEvent => ({
  type: 'AgreementFullySigned',
  data: { ...IDENTITY, title: 'NDA', signedAt },
});

export const agreementVoided = (): AgreementEvent => ({
  type: 'AgreementVoided',
  data: { ...IDENTITY, reason: 'Sent by mistake', voidedAt: '2026-05-19T12:00:00.000Z' },
});
