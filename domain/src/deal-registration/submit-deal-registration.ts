import { type DataOf, type Decision, reject } from '../kernel/decider.ts';
import type { DealRegistrationEvent } from './deal-registration.events.ts';
import type { DealRegistrationRejection } from './deal-registration.rejections.ts';
import type { DealRegistration } from './deal-registration.state.ts';
import { protectedUntil } from './protection.ts';

/** Registers a deal that a partner is working on. */
export interface SubmitDealRegistration {
  readonly type: 'SubmitDealRegistration';
  readonly data: Omit<DataOf<DealRegistrationEvent, 'DealRegistrationSubmitted'>, 'expiresAt'>;
}

export const submitDealRegistration = (
  { data }: SubmitDealRegistration,
  registration: DealRegistration | undefined,
): Decision<DealRegistrationEvent, DealRegistrationRejection> =>
  registration === undefined
    ? [{ type: 'DealRegistrationSubmitted', data: { ...data, expiresAt: protectedUntil(data.submittedAt) } }]
    : reject('deal-registration-already-exists');
