import type { InvitedSigner } from '../agreement/agreement.events.ts';
import type { FieldPlacement, SignerRole } from '../legal-template/legal-template.events.ts';

/** A document to be signed again and again, or once. */
export interface SigningTemplate {
  /** Ours: a repeat with the same one replaces what stands there. */
  readonly templateId: string;
  readonly organizationId: string;
  readonly name: string;
  readonly pdf: Uint8Array;
  readonly roles: readonly SignerRole[];
  readonly fields: readonly FieldPlacement[];
}

/** Where documents are signed. */
export interface ESign {
  readonly provider: 'local' | 'docuseal';
  /** Makes a template known and answers its id there. Throws `ESignFailed`. */
  addTemplate(template: SigningTemplate): Promise<string>;
  /** Takes a template back that came to nothing; quiet when it is not there. Throws `ESignFailed`. */
  removeTemplate(providerId: string): Promise<void>;
  /** Signing there; absent where signatures are recorded here. */
  readonly submissions: Submissions | undefined;
}

/** An agreement to be signed. */
export interface SubmissionToSign {
  readonly organizationId: string;
  readonly agreementId: string;
  /** Of the template, there. */
  readonly providerTemplateId: string;
  readonly signers: readonly InvitedSigner[];
}

/** Something that happened to an agreement at the provider. */
export type SigningNotice = {
  readonly organizationId: string;
  readonly agreementId: string;
  readonly submissionId: string;
  /** When it happened, by the provider's clock. */
  readonly at: string;
} & (
  | { readonly kind: 'signed'; readonly role: string; readonly signerName: string | null }
  | { readonly kind: 'declined'; readonly role: string; readonly reason: string | null }
  | { readonly kind: 'expired' }
);

/** Agreements at a provider, which invites who signs and tells what became of it. */
export interface Submissions {
  /** Gives an agreement to the provider and answers its id there. Throws `ESignFailed`; asked twice it is there twice. */
  create(agreement: SubmissionToSign): Promise<string>;
  /** The id of an agreement that the provider has. Throws `ESignFailed`. */
  find(of: Pick<SubmissionToSign, 'organizationId' | 'agreementId'>): Promise<string | undefined>;
  /** Lets nobody sign any more; quiet when it is not there. Throws `ESignFailed`. */
  archive(submissionId: string): Promise<void>;
  /** What the provider tells, or `undefined` when it is not the provider who says so; empty: nothing that matters here. */
  read(told: {
    readonly body: Uint8Array;
    readonly header: (name: string) => string | undefined;
    readonly now: string;
  }): readonly SigningNotice[] | undefined;
}

/** Whoever handles signatures refused, or did not answer. */
export class ESignFailed extends Error {
  override readonly name = 'ESignFailed';

  constructor(
    message: string,
    /** Whether it may go well later. */
    readonly isPassing = true,
  ) {
    super(message);
  }
}
