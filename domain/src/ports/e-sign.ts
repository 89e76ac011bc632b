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
}

/** Whoever handles signatures refused, or did not answer. */
export class ESignFailed extends Error {
  override readonly name = 'ESignFailed';
}
