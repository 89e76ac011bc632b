import { deepEqual } from 'node:assert/strict';
import type { Message } from '../kernel/decider.ts';
import type { Recorded } from '../kernel/recorded.ts';
import { addMillis, DAY, millisOf } from '../kernel/time.ts';
import { partnerActivityRecorded, partnerArchived, partnerCreated } from '../partner/partner.examples.ts';
import { recorded } from '../testing/recorded.ts';
import { inactivityIn } from './inactivity-moments.ts';

const START = '2026-01-01T12:00:00.000Z';
const day = (days: number) => addMillis(START, days * DAY);

/** A history out of events and the days at which they were recorded. */
const history = (
  ...entries: readonly (readonly [day: number, event: Message, by?: 'workflow'])[]
): readonly Recorded[] =>
  entries.map(([at, event, by], index) =>
    recorded(event, {
      position: BigInt(index + 1),
      recordedAt: day(at),
      metadata: { occurredAt: day(at), ...(by && { actor: { type: by, id: 'workflow-1' } }) },
    }),
  );
const met = (happened: number) => partnerActivityRecorded({ happenedAt: day(happened) });
const created = partnerCreated();

/** Days at which the partner had been quiet, each with the position of the last activity. */
const reached = (events: readonly Recorded[], days: number, until: number) =>
  inactivityIn(events, days, day(until)).moments.map(({ dueAt, position }) => [
    (millisOf(dueAt) - millisOf(START)) / DAY,
    Number(position),
  ]);

describe('inactivity', () => {
  it('is reached 30 times 24 hours after the last activity, and not a moment before', () => {
    const events = history([0, created]);
    deepEqual(inactivityIn(events, 30, addMillis(day(30), -1)).moments, []);
    deepEqual(inactivityIn(events, 30, day(30)).moments, [
      { partnerId: 'partner-1', lastActivityAt: START, position: 1n, dueAt: day(30) },
    ]);
  });

  it('is reached once per quiet period', () => {
    const events = history([0, created], [40, met(40)], [60, met(60)]);
    deepEqual(reached(events, 30, 500), [
      [30, 1],
      [90, 3],
    ]);
  });

  it('can be asked about for any number of days', () => {
    const events = history([0, created], [40, met(40)], [60, met(60)]);
    deepEqual(reached(events, 10, 500), [
      [10, 1],
      [50, 2],
      [70, 3],
    ]);
    deepEqual(reached(events, 41, 500), [[101, 3]]);
  });

  it('counts from the day of a meeting, also when that is noted later', () => {
    deepEqual(reached(history([0, created], [25, met(20)]), 30, 500), [[50, 2]]);
    deepEqual(reached(history([0, created], [25, met(20)], [45, met(15)]), 30, 500), [[50, 2]]);
  });

  it('is reached at once by a meeting that is noted when its days are over', () => {
    const events = history([0, created], [5, met(5)], [100, met(60)]);
    deepEqual(reached(events, 30, 500), [
      [35, 2],
      [100, 3],
    ]);
  });

  it('was reached when activity came too late to be known of', () => {
    deepEqual(reached(history([0, created], [30, met(29)]), 30, 40), [[30, 1]]);
  });

  it('is not put off by what a workflow does', () => {
    deepEqual(reached(history([0, created], [20, met(20), 'workflow']), 30, 500), [[30, 1]]);
  });

  it('is never reached by an archived partner, whatever is noted of it then', () => {
    deepEqual(reached(history([0, created], [29, partnerArchived()], [31, met(31)]), 30, 500), []);
    deepEqual(reached(history([0, created], [30, partnerArchived()]), 30, 500), [[30, 1]]);
  });

  it('stands until there is activity', () => {
    const events = history([0, created], [40, met(40)]);
    const standing = (until: number) => inactivityIn(events, 30, day(until)).standing.map(({ position }) => position);
    deepEqual([standing(29), standing(35), standing(40), standing(70)], [[], [1n], [], [2n]]);
  });
});
