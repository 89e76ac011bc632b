import type { Decision } from '../kernel/decider.ts';
import type { ApplicationEvent } from './application.events.ts';
import type { ApplicationRejection } from './application.rejections.ts';
import type { Application } from './application.state.ts';
import { refuseDecidedApplication } from './refuse-decided-application.ts';

/** Turns an application down. */
export interface RejectApplication {
  readonly type: 'RejectApplication';
  readonly data: { readonly applicationId: string; readonly reason: string | null; readonly rejectedAt: string };
}

export const rejectApplication = (
  { data: { applicationId, reason, rejectedAt } }: RejectApplication,
  application: Application,
): Decision<ApplicationEvent, ApplicationRejection> => {
  const { applicationFormId } = application;
  return (
    refuseDecidedApplication(application) ?? [
      { type: 'ApplicationRejected', data: { applicationId, applicationFormId, reason, rejectedAt } },
    ]
  );
};
