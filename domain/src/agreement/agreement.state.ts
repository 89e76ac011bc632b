import { type DataOf, evolution } from '../kernel/decider.ts';
import type { SignerRole } from '../legal-template/legal-template.events.ts';
import type { AgreementEvent } from './agreement.events.ts';

/** The statuses of an agreement. */
export const AGREEMENT_STATUSES = ['sent', 'signed', 'voided', 'declined', 'expired'] as const;

/** A role, and who signed in it and when. */
export interface AgreementSigner extends SignerRole {
  readonly signerName: string | null;
  readonly signedAt: string | null;
}

/** How far an agreement is that is signed at a provider. `requested`: on its way there. */
export const SIGNING_STATUSES = ['requested', 'sent', 'failed', 'withdrawn'] as const;

/** An agreement at a provider. */
export interface AgreementSigning {
  readonly provider: 'docuseal';
  readonly status: (typeof SIGNING_STATUSES)[number];
  /** Its id there; `null` as long as the provider does not have it. */
  readonly submissionId: string | null;
  /** How often the provider was asked to take it, and when last. */
  readonly attempts: number;
  readonly attemptedAt: string | null;
  /** Why the provider does not have it; `null` otherwise. */
  readonly failure: string | null;
}

/** An agreement with a partner as callers see it, between its id and its version. */
export interface Agreement extends Omit<DataOf<AgreementEvent, 'AgreementSent'>, 'agreementId' | 'roles'> {
  /** `signed` as soon as every required role has signed. */
  readonly status: (typeof AGREEMENT_STATUSES)[number];
  readonly signers: readonly AgreementSigner[];
  readonly fullySignedAt: string | null;
  readonly voidedAt: string | null;
  readonly voidReason: string | null;
  readonly declinedAt: string | null;
  readonly declineReason: string | null;
  readonly expiredAt: string | null;
  /** `null` for one whose signatures are recorded here. */
  readonly signing: AgreementSigning | null;
}

export const evolveAgreement = evolution<Agreement, AgreementEvent, 'AgreementSent'>(
  {
    AgreementSent: ({ agreementId: _id, roles, ...sent }) => ({
      ...sent,
      status: 'sent',
      signers: roles.map((role) => ({ ...role, signerName: null, signedAt: null })),
      fullySignedAt: null,
      voidedAt: null,
      voidReason: null,
      declinedAt: null,
      declineReason: null,
      expiredAt: null,
      signing: null,
    }),
  },
  {
    AgreementSignedByRole: (agreement, { role, signerName, signedAt }) => ({
      ...agreement,
      signers: agreement.signers.map((signer) => (signer.role === role ? { ...signer, signerName, signedAt } : signer)),
    }),
    AgreementFullySigned: (agreement, { signedAt }) => ({ ...agreement, status: 'signed', fullySignedAt: signedAt }),
    AgreementVoided: (agreement, { reason, voidedAt }) => ({
      ...agreement,
      status: 'voided',
      voidedAt,
      voidReason: reason,
    }),
    AgreementDeclined: (agreement, { reason, declinedAt }) => ({
      ...agreement,
      status: 'declined',
      declinedAt,
      declineReason: reason,
    }),
    AgreementExpired: (agreement, { expiredAt }) => ({ ...agreement, status: 'expired', expiredAt }),
    AgreementSigningRequested: (agreement, { provider }) => ({
      ...agreement,
      signing: { provider, status: 'requested', submissionId: null, attempts: 0, attemptedAt: null, failure: null },
    }),
    AgreementSubmissionAttempted: (agreement, { attempt, attemptedAt }) =>
      signingOf(agreement, { attempts: attempt, attemptedAt }),
    AgreementSubmissionCreated: (agreement, { submissionId }) =>
      signingOf(agreement, { status: 'sent', submissionId, failure: null }),
    AgreementSubmissionFailed: (agreement, { reason }) => signingOf(agreement, { status: 'failed', failure: reason }),
    AgreementWithdrawalRequested: (agreement) => agreement,
    AgreementWithdrawn: (agreement) => signingOf(agreement, { status: 'withdrawn' }),
  },
);

const signingOf = (agreement: Agreement, changes: Partial<AgreementSigning>): Agreement => ({
  ...agreement,
  signing: agreement.signing && { ...agreement.signing, ...changes },
});
