import { millisOf, type ReadModel, type Timestamp } from '@partneros/domain';
import type { Shard } from './shard-of.ts';

/** What the time to a decision is taken from. */
export interface RegistrationFacets {
  readonly submittedAt: string;
  /** `open` until it is approved or declined, or ends otherwise. */
  readonly outcome: 'open' | 'approved' | 'rejected' | 'ended';
  readonly decidedAt: string | null;
}

/** How long do partners wait for a decision on a deal registration? 64 rows per organization, each with a part of its registrations. */
export const registrationFiguresModel: ReadModel<Shard<RegistrationFacets>> = {
  name: 'registration-figures',
  version: 1,
  fields: {},
};

/** Times in milliseconds; `null` where there is nothing to measure. Withdrawn and expired ones were never decided. */
export interface RegistrationFigures {
  readonly approved: number;
  readonly rejected: number;
  readonly open: number;
  /** Since the oldest open one was submitted. */
  readonly longestOpenMs: number | null;
  readonly timeToDecision: {
    readonly medianMs: number | null;
    readonly p90Ms: number | null;
    readonly maxMs: number | null;
  };
}

/** Takes the figures at a moment, of the registrations that were submitted since another. */
export const registrationFigures = (
  now: Timestamp,
  shards: readonly Shard<RegistrationFacets>[],
  since: Timestamp = '',
): RegistrationFigures => {
  const all = shards.flatMap(({ kept }) => Object.values(kept)).filter(({ submittedAt }) => submittedAt >= since);
  const open = all.filter(({ outcome }) => outcome === 'open').map(({ submittedAt }) => submittedAt);
  const times = all
    .flatMap(({ submittedAt, decidedAt }) =>
      decidedAt === null ? [] : Math.max(0, millisOf(decidedAt) - millisOf(submittedAt)),
    )
    .sort((a, b) => a - b);
  const [oldest] = open.toSorted();
  return {
    approved: all.filter(({ outcome }) => outcome === 'approved').length,
    rejected: all.filter(({ outcome }) => outcome === 'rejected').length,
    open: open.length,
    longestOpenMs: oldest === undefined ? null : Math.max(0, millisOf(now) - millisOf(oldest)),
    timeToDecision: { medianMs: rank(times, 0.5), p90Ms: rank(times, 0.9), maxMs: rank(times, 1) },
  };
};

// Nearest rank: always a time that somebody really waited.
const rank = (sorted: readonly number[], share: number): number | null =>
  sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null;
