import { type DataOf, evolution } from '../kernel/decider.ts';
import type { SignerRole } from '../legal-template/legal-template.events.ts';
import type { AgreementEvent } from './agreement.events.ts';

/** The statuses of an agreement. */
export const AGREEMENT_STATUSES = ['sent', 'signed', 'voided'] as const;

/** A role, and who signed in it and when. */
export interface AgreementSigner extends SignerRole {
  readonly signerName: string | null;
  readonly signedAt: string | null;
}

/** An agreement with a partner as callers see it, between its id and its version. */
export interface Agreement extends Omit<DataOf<AgreementEvent, 'AgreementSent'>, 'agreementId' | 'roles'> {
  /** `signed` as soon as every required role has signed. */
  readonly status: (typeof AGREEMENT_STATUSES)[number];
  readonly signers: readonly AgreementSigner[];
  readonly fullySignedAt: string | null;
  readonly voidedAt: string | null;
  readonly voidReason: string | null;
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
  },
);
