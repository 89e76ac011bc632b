import { type Rejection, reject } from '../kernel/decider.ts';
import type { ApplicationRejection } from './application.rejections.ts';
import type { Application } from './application.state.ts';

/** Refuses what only an undecided application can take, and says what became of this one. */
export const refuseDecidedApplication = ({ status }: Application): Rejection<ApplicationRejection> | undefined =>
  status === 'submitted' || status === 'under_review'
    ? undefined
    : reject('application-decided', [`Its status is ${status}.`]);
