import { evolution } from '../kernel/decider.ts';
import { defined } from '../kernel/defined.ts';
import type { CertificationDetails, CertificationEvent } from './certification.events.ts';

/** A certification as callers see it, between its id and its version. Only a published one can be completed. */
export interface Certification extends CertificationDetails {
  readonly isPublished: boolean;
}

export const evolveCertification = evolution<Certification, CertificationEvent, 'CertificationCreated'>(
  { CertificationCreated: ({ certificationId: _id, ...details }) => ({ ...details, isPublished: false }) },
  {
    CertificationUpdated: (before, { changes }) => ({ ...before, ...defined<CertificationDetails>(changes) }),
    CertificationPublished: (before) => ({ ...before, isPublished: true }),
    CertificationUnpublished: (before) => ({ ...before, isPublished: false }),
  },
);
