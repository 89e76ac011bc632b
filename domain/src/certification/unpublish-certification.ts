import type { Decision } from '../kernel/decider.ts';
import type { CertificationEvent } from './certification.events.ts';
import type { Certification } from './certification.state.ts';

/** Closes a certification: nobody completes it from now on, and who has it keeps it. */
export interface UnpublishCertification {
  readonly type: 'UnpublishCertification';
  readonly data: { readonly certificationId: string };
}

export const unpublishCertification = (
  { data }: UnpublishCertification,
  { isPublished }: Certification,
): Decision<CertificationEvent, never> => (isPublished ? [{ type: 'CertificationUnpublished', data }] : []);
