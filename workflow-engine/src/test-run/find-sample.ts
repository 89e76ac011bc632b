import { type EventFeed, matchTrigger, type Recorded, TRIGGER_EVENTS, type TriggerConfig } from '@partneros/domain';
import type { SampleRecord } from './made-up-event.ts';

// How far one looks back at first; ten times as far whenever nothing was found.
const FIRST_SPAN = 10_000n;
const GROWTH = 10n;
// About a million events on the embedded store.
const MOST_PORTIONS = 500;

/** The newest real event that fits a trigger, about a record where one is given. */
export const findSample = async (
  feed: Pick<EventFeed, 'head' | 'select'>,
  organizationId: string,
  trigger: TriggerConfig,
  record: SampleRecord,
): Promise<Recorded | undefined> => {
  const types = TRIGGER_EVENTS[trigger.type];
  let portions = 0;
  let upTo = await feed.head();
  for (let span = FIRST_SPAN; upTo > 0n && portions < MOST_PORTIONS; span *= GROWTH) {
    const after = upTo > span ? upTo - span : 0n;
    let newest: Recorded | undefined;
    for await (const { events } of feed.select({ organizationId, types, after, upTo })) {
      newest = events.findLast((event) => matchTrigger(trigger, event).matches && isAbout(event, record)) ?? newest;
      portions += 1;
    }
    if (newest !== undefined) return newest;
    upTo = after;
  }
  return undefined;
};

const isAbout = ({ data }: Recorded, record: SampleRecord): boolean =>
  Object.entries(record).every(([name, id]) => (data as Readonly<Record<string, unknown>>)[name] === id);
