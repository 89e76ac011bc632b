import { evolution } from '../kernel/decider.ts';
import type { PartnerCertificationEvent } from './partner-certification.events.ts';

/** A contact who completed a certification, the last time. */
export interface CertificationHolder {
  readonly contactId: string;
  readonly completedAt: string;
  readonly expiresAt: string | null;
}

/** What a partner's contacts hold of one certification, as callers see it, between its id and its version. */
export interface PartnerCertification {
  readonly partnerId: string;
  readonly certificationId: string;
  readonly title: string;
  readonly holders: readonly CertificationHolder[];
}

export const evolvePartnerCertification = evolution<
  PartnerCertification,
  PartnerCertificationEvent,
  'CertificationCompleted'
>(
  {
    CertificationCompleted: ({ partnerId, certificationId, title, contactId, completedAt, expiresAt }, before) => ({
      partnerId,
      certificationId,
      title,
      holders: [
        ...(before?.holders ?? []).filter((holder) => holder.contactId !== contactId),
        { contactId, completedAt, expiresAt },
      ],
    }),
  },
  {},
);
