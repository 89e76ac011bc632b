import { type Rejection, reject } from '../kernel/decider.ts';
import type { DealRegistrationRejection } from './deal-registration.rejections.ts';
import type { DealRegistration } from './deal-registration.state.ts';

/** Refuses what only an undecided registration can take, and says what became of this one. */
export const refuseDecided = ({ status }: DealRegistration): Rejection<DealRegistrationRejection> | undefined =>
  status === 'submitted' || status === 'under_review'
    ? undefined
    : reject('deal-registration-decided', [`Its status is ${status}.`]);
