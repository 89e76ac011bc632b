import type { Recorded } from '../kernel/recorded.ts';
import { addMillis, DAY, type Timestamp } from '../kernel/time.ts';
import { activityIn } from './activity.ts';
import { laterOf } from './later-of.ts';

/** A partner has been quiet for so many days. */
export interface InactivityMoment {
  readonly partnerId: string;
  readonly lastActivityAt: Timestamp;
  /** Of the event that was the last activity: with the days it names the quiet period. */
  readonly position: bigint;
  /** When the period was so long; of activity that was noted later than that, when it was noted. */
  readonly dueAt: Timestamp;
}

/** When which partners have been quiet, and which still are. */
export interface Inactivity {
  /** Every quiet period that came to its length by then, by when it did. */
  readonly moments: readonly InactivityMoment[];
  /** Those of them that still last. */
  readonly standing: readonly InactivityMoment[];
}

/**
 * Which partners were quiet for `days` times 24 hours up to a moment: once per quiet period, archived partners never.
 * `history` is one organization's, in the order of its positions; what was recorded after `until` is not looked at, so
 * any past can be asked about, for any number of days.
 */
export const inactivityIn = (history: Iterable<Recorded>, days: number, until: Timestamp): Inactivity => {
  const moments: InactivityMoment[] = [];
  const quiet = new Map<string, Quiet>();
  const archived = new Set<string>();

  const look = (period: Quiet | undefined, now: Timestamp) => {
    if (period === undefined || period.reached !== undefined) return;
    const { knownAt, ...since } = period;
    const dueAt = laterOf(addMillis(since.lastActivityAt, days * DAY), knownAt);
    if (dueAt > now) return;
    period.reached = { ...since, dueAt };
    moments.push(period.reached);
  };

  for (const event of history) {
    if (event.recordedAt > until) break;
    const { partnerId } = event.data as { readonly partnerId?: string };
    if (partnerId === undefined || archived.has(partnerId)) continue;
    const activity = activityIn(event);
    if (activity === undefined && event.type !== 'PartnerArchived') continue;
    const period = quiet.get(partnerId);
    look(period, event.recordedAt);
    if (activity === undefined) {
      archived.add(partnerId);
      quiet.delete(partnerId);
    } else if (period === undefined || activity.at >= period.lastActivityAt) {
      const { position, recordedAt } = event;
      quiet.set(partnerId, { partnerId, lastActivityAt: activity.at, position, knownAt: recordedAt });
    }
  }
  for (const period of quiet.values()) look(period, until);
  const standing = [...quiet.values()].flatMap(({ reached }) => (reached === undefined ? [] : [reached]));
  return { moments: moments.sort(byTime), standing: standing.sort(byTime) };
};

interface Quiet extends Omit<InactivityMoment, 'dueAt'> {
  readonly knownAt: Timestamp;
  reached?: InactivityMoment;
}

const byTime = (one: InactivityMoment, other: InactivityMoment): number =>
  one.dueAt < other.dueAt ? -1 : one.dueAt > other.dueAt ? 1 : Number(one.position - other.position);
