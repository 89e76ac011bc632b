import { type Decider, reject } from '../kernel/decider.ts';
import { type ApplicationEvent, applicationEvents } from './application.events.ts';
import type { ApplicationRejection } from './application.rejections.ts';
import { type Application, evolveApplication } from './application.state.ts';
import { type ApproveApplication, approveApplication } from './approve-application.ts';
import { type RejectApplication, rejectApplication } from './reject-application.ts';
import { type StartApplicationReview, startApplicationReview } from './start-application-review.ts';
import { type SubmitApplication, submitApplication } from './submit-application.ts';

export type ApplicationCommand = SubmitApplication | StartApplicationReview | ApproveApplication | RejectApplication;

export const application: Decider<Application, ApplicationCommand, ApplicationEvent, ApplicationRejection> = {
  category: 'application',
  events: applicationEvents,
  evolve: evolveApplication,
  decide: (command, application) => {
    if (command.type === 'SubmitApplication') return submitApplication(command, application);
    if (application === undefined) return reject('application-not-found');
    switch (command.type) {
      case 'StartApplicationReview':
        return startApplicationReview(command, application);
      case 'ApproveApplication':
        return approveApplication(command, application);
      case 'RejectApplication':
        return rejectApplication(command, application);
    }
  },
};
