import { type Decision, reject } from '../kernel/decider.ts';
import type { CertificationDetails, CertificationEvent } from './certification.events.ts';
import type { CertificationRejection } from './certification.rejections.ts';
import type { Certification } from './certification.state.ts';

/** Adds a certification, as a draft. */
export interface CreateCertification {
  readonly type: 'CreateCertification';
  readonly data: { readonly certificationId: string } & CertificationDetails;
}

export const createCertification = (
  { data }: CreateCertification,
  certification: Certification | undefined,
): Decision<CertificationEvent, CertificationRejection> =>
  certification === undefined ? [{ type: 'CertificationCreated', data }] : reject('certification-already-exists');
