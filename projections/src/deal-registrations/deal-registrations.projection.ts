import { type AccountClaimEvent, type DealRegistrationEvent, dealRegistration, type Recorded } from '@partneros/domain';
import type { Projection, RowChange } from '../kernel/projection.ts';
import { resourceChange } from '../kernel/resource-projection.ts';
import { type DealRegistrationRow, dealRegistrationsModel } from './deal-registrations.model.ts';

type Event = DealRegistrationEvent | AccountClaimEvent;

const evolveRow = resourceChange(dealRegistration);

const takeOwn: RowChange<DealRegistrationRow, DealRegistrationEvent> = (row, event, key) => {
  const after = evolveRow(row, event, key);
  return after && { ...after, conflict: row?.conflict ?? null };
};

/** One row per registration; events of the account's claim say who stands in its way. */
export const dealRegistrations: Projection<DealRegistrationRow, Event> = {
  model: dealRegistrationsModel,
  keysOf: (event: Recorded<Event>) => {
    const own = event.data.dealRegistrationId;
    if (event.type !== 'AccountClaimReleased') return [own];
    const { next, waiting } = event.data;
    return [own, ...(next === null ? [] : [next, ...waiting]).map(({ dealRegistrationId }) => dealRegistrationId)];
  },
  on: {
    DealRegistrationSubmitted: takeOwn,
    DealRegistrationReviewStarted: takeOwn,
    DealRegistrationApproved: takeOwn,
    DealRegistrationDeclined: takeOwn,
    DealRegistrationWithdrawn: takeOwn,
    DealRegistrationExpired: takeOwn,
    DealRegistrationFulfilled: takeOwn,
    AccountClaimContested: (row, { data }) => row && { ...row, conflict: data.heldBy },
    AccountClaimReleased: (row, { data: { next, waiting } }, key) => {
      const waits = waiting.some(({ dealRegistrationId }) => dealRegistrationId === key);
      return row && { ...row, conflict: waits ? next : null };
    },
  },
};
