import type { Decision } from '../kernel/decider.ts';
import type { CertificationEvent } from './certification.events.ts';
import type { Certification } from './certification.state.ts';

/** Opens a certification to contacts. */
export interface PublishCertification {
  readonly type: 'PublishCertification';
  readonly data: { readonly certificationId: string };
}

export const publishCertification = (
  { data }: PublishCertification,
  { isPublished }: Certification,
): Decision<CertificationEvent, never> => (isPublished ? [] : [{ type: 'CertificationPublished', data }]);
