import {
  consequenceOf,
  type DealRegistrationEvent,
  dealRegistration,
  execute,
  type Recorded,
  streamOf,
} from '@partneros/domain';
import type { DeadlineProcess } from './deadline-process.ts';

const NAME = 'expire-deal-registration';

/** Ends a deal registration's protection when its time is up. */
export const expireDealRegistration: DeadlineProcess = {
  name: NAME,
  deadlineOf: (recorded) => {
    const event = recorded as Recorded<DealRegistrationEvent>;
    switch (event.type) {
      case 'DealRegistrationSubmitted':
      case 'DealRegistrationApproved':
        return { subjectId: event.data.dealRegistrationId, dueAt: event.data.expiresAt };
      case 'DealRegistrationDeclined':
      case 'DealRegistrationWithdrawn':
      case 'DealRegistrationExpired':
      case 'DealRegistrationFulfilled':
        return { subjectId: event.data.dealRegistrationId, dueAt: null };
      case 'DealRegistrationReviewStarted':
        return undefined;
    }
  },
  fire: async (deps, organizationId, dealRegistrationId, dueAt) => {
    const stream = streamOf(dealRegistration.category, organizationId, dealRegistrationId);
    const last = (await deps.store.read(stream)).at(-1);
    if (last === undefined) return;
    const outcome = await execute(deps, dealRegistration, {
      organizationId,
      id: dealRegistrationId,
      command: { type: 'ExpireDealRegistration', data: { dealRegistrationId, at: deps.clock.now() } },
      cause: consequenceOf(last, deps.ids, {
        actor: { type: 'policy', id: NAME },
        reason: `${NAME} ${dueAt}`,
        occurredAt: deps.clock.now(),
      }),
    });
    if (outcome.kind === 'conflict') throw new Error(`expiring ${dealRegistrationId} met a conflict`);
  },
};
