import { evolution } from '../kernel/decider.ts';
import type { ApplicationAnswer, ApplicationEvent } from './application.events.ts';

/** The statuses of an application; the last two are final. */
export const APPLICATION_STATUSES = ['submitted', 'under_review', 'approved', 'rejected'] as const;

/** An application as callers see it, between its id and its version. */
export interface Application {
  readonly applicationFormId: string;
  readonly formVersion: number;
  readonly formData: readonly ApplicationAnswer[];
  readonly agreedSectionIds: readonly string[];
  readonly affiliateLinkId: string | null;
  readonly status: (typeof APPLICATION_STATUSES)[number];
  readonly submittedAt: string;
  readonly decidedAt: string | null;
  readonly rejectionReason: string | null;
  /** The partner it became. */
  readonly partnerId: string | null;
}

export const evolveApplication = evolution<Application, ApplicationEvent, 'ApplicationSubmitted'>(
  {
    ApplicationSubmitted: ({ applicationId: _id, ...submitted }) => ({
      ...submitted,
      status: 'submitted',
      decidedAt: null,
      rejectionReason: null,
      partnerId: null,
    }),
  },
  {
    AffiliateLeadAttributed: (application) => application,
    ApplicationReviewStarted: (application) => ({ ...application, status: 'under_review' }),
    ApplicationApproved: (application, { partnerId, approvedAt }) => ({
      ...application,
      status: 'approved',
      decidedAt: approvedAt,
      partnerId,
    }),
    ApplicationRejected: (application, { reason, rejectedAt }) => ({
      ...application,
      status: 'rejected',
      decidedAt: rejectedAt,
      rejectionReason: reason,
    }),
  },
);
