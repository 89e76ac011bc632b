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

const SIGNERS = [
  { role: 'Partner', name: 'Ada Lovelace', email: 'ada@acme.example' },
  { role: 'PartnerOS', name: 'Grace Hopper', email: 'grace@partneros.example' },
];

/** Where the agreement of the examples is signed. */
export const AT_PROVIDER = { provider: 'docuseal' as const, providerTemplateId: '1000001', signers: SIGNERS };

export const agreementSigningRequested = (): AgreementEvent => ({
  type: 'AgreementSigningRequested',
  data: { ...IDENTITY, ...AT_PROVIDER, requestedAt: '2026-05-16T12:00:00.000Z' },
});

export const submissionAttempted = (attempt = 1): AgreementEvent => ({
  type: 'AgreementSubmissionAttempted',
  data: { ...IDENTITY, attempt, attemptedAt: '2026-05-16T12:00:00.000Z' },
});

export const submissionCreated = (submissionId = '4711'): AgreementEvent => ({
  type: 'AgreementSubmissionCreated',
  data: { ...IDENTITY, submissionId, createdAt: '2026-05-16T12:00:01.000Z' },
});

export const submissionFailed = (reason = 'Refused.'): AgreementEvent => ({
  type: 'AgreementSubmissionFailed',
  data: { ...IDENTITY, reason, failedAt: '2026-05-16T12:00:01.000Z' },
});

export const withdrawalRequested = (requestedAt = '2026-05-19T12:00:00.000Z'): AgreementEvent => ({
  type: 'AgreementWithdrawalRequested',
  data: { ...IDENTITY, submissionId: '4711', requestedAt },
});

export const agreementWithdrawn = (): AgreementEvent => ({
  type: 'AgreementWithdrawn',
  data: { ...IDENTITY, submissionId: '4711', withdrawnAt: '2026-05-19T12:00:01.000Z' },
});

export const agreementDeclined = (): AgreementEvent => ({
  type: 'AgreementDeclined',
  data: { ...IDENTITY, role: 'Partner', reason: 'Too long', declinedAt: '2026-05-18T12:00:00.000Z' },
});

export const agreementExpired = (): AgreementEvent => ({
  type: 'AgreementExpired',
  data: { ...IDENTITY, expiredAt: '2026-05-18T12:00:00.000Z' },
});
