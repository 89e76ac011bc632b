import type { Decision } from '../kernel/decider.ts';
import type { Partially } from '../kernel/defined.ts';
import { changesOf } from '../kernel/same-json.ts';
import type { CertificationDetails, CertificationEvent } from './certification.events.ts';
import type { Certification } from './certification.state.ts';

/** Changes what a certification asks for from now on. Only what is given and differs is recorded. */
export interface UpdateCertification {
  readonly type: 'UpdateCertification';
  readonly data: { readonly certificationId: string; readonly changes: Partially<CertificationDetails> };
}

export const updateCertification = (
  { data: { certificationId, changes: wanted } }: UpdateCertification,
  certification: Certification,
): Decision<CertificationEvent, never> => {
  const changes = changesOf<CertificationDetails>(certification, wanted);
  return Object.keys(changes).length === 0
    ? []
    : [{ type: 'CertificationUpdated', data: { certificationId, changes } }];
};
