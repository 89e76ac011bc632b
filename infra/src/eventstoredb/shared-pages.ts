import type { AllStreamRecordedEvent } from '@eventstore/db-client';
import { addMillis, type Clock, type Recorded, Unavailable } from '@partneros/domain';
import type { AllEvents } from './all-events.ts';
import { OUR_STREAMS } from './stream-patterns.ts';

/** Consecutive events of ours, and how far they were looked for. */
export interface ReadablePage {
  readonly events: readonly Recorded[];
  readonly position: bigint;
  /** Nothing newer was recorded when the page was read. */
  readonly end: boolean;
}

/** At most `limit` of our events after a position. */
export type ReadPage = (after: bigint, limit: number) => Promise<ReadablePage>;

interface Kept {
  readonly from: bigint;
  readonly page: Promise<ReadablePage>;
}

const LARGEST = 1_000;
const SMALLEST = 50;
// Enough for followers that are a page apart.
const MOST_KEPT = 4;
const KEPT_MS = 2_000;

/**
 * Pages for followers that are behind, of which a process has dozens at about the same place: after a start each goes on
 * from its own checkpoint. A page serves everybody who comes to a position in it while it is read and shortly after, so
 * that the server is asked once and not once for each. Where a page takes too long, the next one asked for is smaller.
 */
export const createSharedPages = (
  all: Pick<AllEvents, 'page'>,
  readable: (event: AllStreamRecordedEvent) => Recorded | undefined,
  clock: Clock,
): ReadPage => {
  let kept: readonly Kept[] = [];
  let largest = LARGEST;

  const read = async (after: bigint): Promise<ReadablePage> => {
    try {
      const { events, position, end } = await all.page(after, largest, OUR_STREAMS);
      largest = Math.min(largest * 2, LARGEST);
      return { events: events.flatMap((event) => readable(event) ?? []), position, end };
    } catch (error) {
      if (error instanceof Unavailable) largest = Math.max(Math.floor(largest / 4), SMALLEST);
      throw error;
    }
  };

  const readAndKeep = (from: bigint): Promise<ReadablePage> => {
    const one: Kept = { from, page: read(from) };
    const forget = () => {
      kept = kept.filter((other) => other !== one);
    };
    kept = [...kept, one].slice(-MOST_KEPT);
    one.page.then(() => clock.wakeAt(addMillis(clock.now(), KEPT_MS), forget), forget);
    return one.page;
  };

  return async (after, limit) => {
    const [near] = kept.filter(({ from }) => from <= after).sort((one, other) => (one.from < other.from ? 1 : -1));
    const page = near && (await near.page);
    // At its end a page knows nothing of what was recorded since.
    return partOf(page !== undefined && after < page.position ? page : await readAndKeep(after), after, limit);
  };
};

const partOf = ({ events, position, end }: ReadablePage, after: bigint, limit: number): ReadablePage => {
  const later = events.filter((event) => event.position > after);
  const part = later.slice(0, limit);
  return part.length === later.length
    ? { events: part, position, end }
    : { events: part, position: part.at(-1)?.position ?? after, end: false };
};
