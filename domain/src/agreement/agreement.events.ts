import { z } from 'zod';
import type { EventOf } from '../kernel/decider.ts';
import { Id, Instant } from '../kernel/fields.ts';
import { notPersonal, personal } from '../kernel/personal.ts';
import { SignerRole } from '../legal-template/legal-template.events.ts';

// Whose it is and what it was made from goes along, so that nobody has to look it up.
const agreement = { agreementId: Id, partnerId: Id, templateId: Id };

/** Who signs in a role at the provider, and where the invitation goes. */
export const InvitedSigner = z.strictObject({
  role: notPersonal(z.string()),
  name: personal('partnerId', z.string()),
  email: personal('partnerId', z.string()),
});
export type InvitedSigner = Readonly<z.output<typeof InvitedSigner>>;

/** The stored format of an agreement: never edited, only lifted by upcasts. */
export const agreementEvents = {
  AgreementSent: z.strictObject({
    ...agreement,
    title: notPersonal(z.string()),
    roles: z.array(SignerRole),
    sentAt: Instant,
  }),
  AgreementSignedByRole: z.strictObject({
    ...agreement,
    role: notPersonal(z.string()),
    signerName: personal('partnerId', z.string()).nullable(),
    signedAt: Instant,
  }),
  /** Every required role has signed. It happens once. */
  AgreementFullySigned: z.strictObject({ ...agreement, title: notPersonal(z.string()), signedAt: Instant }),
  AgreementVoided: z.strictObject({
    ...agreement,
    reason: personal('partnerId', z.string()).nullable(),
    voidedAt: Instant,
  }),
  /** Somebody would not sign; nobody can any more. */
  AgreementDeclined: z.strictObject({
    ...agreement,
    role: notPersonal(z.string()),
    reason: personal('partnerId', z.string()).nullable(),
    declinedAt: Instant,
  }),
  /** The provider has closed it before everybody had signed. */
  AgreementExpired: z.strictObject({ ...agreement, expiredAt: Instant }),
  /** It is to be signed at a provider, which does not know of it yet. */
  AgreementSigningRequested: z.strictObject({
    ...agreement,
    provider: z.enum(['docuseal']),
    providerTemplateId: notPersonal(z.string()),
    signers: z.array(InvitedSigner),
    requestedAt: Instant,
  }),
  /** Noted before the provider is asked: whoever has written it is the one that asks. */
  AgreementSubmissionAttempted: z.strictObject({ ...agreement, attempt: z.int().min(1), attemptedAt: Instant }),
  /** The provider has it, and has invited who signs. */
  AgreementSubmissionCreated: z.strictObject({
    ...agreement,
    submissionId: notPersonal(z.string()),
    createdAt: Instant,
  }),
  /** The provider will not have it. */
  AgreementSubmissionFailed: z.strictObject({ ...agreement, reason: notPersonal(z.string()), failedAt: Instant }),
  /** It was voided, and the provider still has it. */
  AgreementWithdrawalRequested: z.strictObject({
    ...agreement,
    submissionId: notPersonal(z.string()),
    requestedAt: Instant,
  }),
  /** Nobody can sign it at the provider any more. */
  AgreementWithdrawn: z.strictObject({ ...agreement, submissionId: notPersonal(z.string()), withdrawnAt: Instant }),
};

export type AgreementEvent = EventOf<typeof agreementEvents>;
