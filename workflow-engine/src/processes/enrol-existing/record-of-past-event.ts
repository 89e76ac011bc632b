import {
  type EventStore,
  type ExistingRecord,
  matchTrigger,
  type Recorded,
  streamOf,
  subjectOf,
  TRIGGER_EVENTS,
  type TriggerConfig,
} from '@partneros/domain';
import type { PastEvent } from '@partneros/projections/models';

/**
 * The event of a record's past that starts its run: the latest that the trigger waits for, up to the moment of the
 * request. A record that stands where it does since it was created, or by an event the filters leave out, begins with that.
 */
export const recordOfPastEvent = async (
  store: Pick<EventStore, 'read'>,
  trigger: TriggerConfig,
  { category, orCreated }: PastEvent,
  {
    organizationId,
    id,
    requested,
  }: { readonly organizationId: string; readonly id: string; readonly requested: Recorded },
): Promise<ExistingRecord | undefined> => {
  const stream = streamOf(category, organizationId, id);
  const all = await store.read(stream);
  const past = all.filter(({ position }) => position <= requested.position);
  const matches = (event: Recorded) => matchTrigger(trigger, event).matches;
  // It has moved on, or there, since: that event has started its run by itself.
  if (all.slice(past.length).some(({ type }) => TRIGGER_EVENTS[trigger.type].includes(type))) return undefined;
  const event =
    past.findLast(matches) ??
    (orCreated ? (past.findLast(({ type }) => TRIGGER_EVENTS[trigger.type].includes(type)) ?? past[0]) : undefined);
  const subject = event && subjectOf(event);
  return event && subject && { subject, stream, revision: String(event.revision) };
};
