import type { Recorded, Timestamp } from '@partneros/domain';

/**
 * How much of the real history is there to be seen: up to a position; up to a moment; or as of an event, with what was
 * recorded by the same command and what policies did about it at once.
 */
export type Moment =
  | { readonly by: 'position'; readonly position: bigint }
  | { readonly by: 'time'; readonly at: Timestamp }
  | { readonly by: 'event'; readonly event: Recorded };

/** Is an event to be seen at a moment, whatever came with it? */
export const isSeenAt = (event: Recorded, moment: Moment): boolean => {
  switch (moment.by) {
    case 'position':
      return event.position <= moment.position;
    case 'time':
      return event.recordedAt <= moment.at;
    case 'event':
      return event.position <= moment.event.position || belongsTo(event, moment.event);
  }
};

/** How many events of one stream, oldest first, are to be seen at a moment. */
export const visibleAt = (events: readonly Recorded[], moment: Moment): number => {
  switch (moment.by) {
    case 'position':
      return countWhile(events, ({ position }) => position <= moment.position);
    case 'time':
      return countWhile(events, ({ recordedAt }) => recordedAt <= moment.at);
    case 'event': {
      const { position } = moment.event;
      let count = countWhile(events, (event) => event.position <= position);
      for (let next = events[count]; next !== undefined && belongsTo(next, moment.event); next = events[count])
        count += 1;
      return count;
    }
  }
};

// A live run begins when the policies have done with its event, and sees everything that came with it.
const belongsTo = ({ metadata }: Recorded, { metadata: trigger }: Recorded): boolean =>
  metadata.commandId === trigger.commandId ||
  (metadata.actor.type === 'policy' && metadata.causationId === trigger.eventId);

// A stream's positions and moments grow, so that what is seen is a beginning of it.
const countWhile = (events: readonly Recorded[], seen: (event: Recorded) => boolean): number => {
  let from = 0;
  let to = events.length;
  while (from < to) {
    const middle = (from + to) >>> 1;
    const event = events[middle];
    if (event !== undefined && seen(event)) from = middle + 1;
    else to = middle;
  }
  return from;
};
