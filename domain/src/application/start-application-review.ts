import type { Decision } from '../kernel/decider.ts';
import type { ApplicationEvent } from './application.events.ts';
import type { ApplicationRejection } from './application.rejections.ts';
import type { Application } from './application.state.ts';
import { refuseDecidedApplication } from './refuse-decided-application.ts';

/** Says that somebody is looking at the application. */
export interface StartApplicationReview {
  readonly type: 'StartApplicationReview';
  readonly data: { readonly applicationId: string; readonly startedAt: string };
}

export const startApplicationReview = (
  { data: { applicationId, startedAt } }: StartApplicationReview,
  application: Application,
): Decision<ApplicationEvent, ApplicationRejection> => {
  const { status, applicationFormId } = application;
  if (status === 'under_review') return [];
  return (
    refuseDecidedApplication(application) ?? [
      { type: 'ApplicationReviewStarted', data: { applicationId, applicationFormId, startedAt } },
    ]
  );
};
