import { type Clock, millisOf, type Timestamp } from '@partneros/domain';
import { LRUCache } from 'lru-cache';
import { networkOf } from './network-of.ts';

/** A request that was answered with 401 or 403. */
export interface Refusal {
  readonly status: 401 | 403;
  /** Method and route template. */
  readonly route: string;
  readonly address: string;
  /** Who asked; `undefined` when nobody was signed in. */
  readonly userId: string | undefined;
  /** Where they act. */
  readonly organizationId: string | undefined;
}

/** Refusals of one person or network that have become many. */
export interface ManyRefusals extends Omit<Refusal, 'route' | 'address'> {
  readonly network: string;
  readonly count: number;
  readonly since: Timestamp;
  /** The first few that were asked for. */
  readonly routes: readonly string[];
}

const FIRST_TOLD = 10;
const GROWTH = 10;
const WINDOW_MS = 10 * 60_000;
const MOST_ROUTES = 5;
const MOST_SUBJECTS = 10_000;
const MOST_TOLD = 100;

interface Counted {
  readonly since: Timestamp;
  readonly routes: Set<string>;
  count: number;
}

/**
 * Counts refusals by person, or by network where nobody is signed in, and tells of the tenth within ten minutes, of the
 * hundredth, and so on: a flood of them is a handful of notes. All subjects together have 100 notes in ten minutes.
 */
export const countRefusals = (
  clock: Pick<Clock, 'now'>,
  tell: (many: ManyRefusals) => void,
): ((refusal: Refusal) => void) => {
  const subjects = new LRUCache<string, Counted>({ max: MOST_SUBJECTS });
  let told = { since: clock.now(), count: 0 };
  const isOver = (since: Timestamp, now: Timestamp) => millisOf(now) - millisOf(since) >= WINDOW_MS;

  return ({ route, address, ...about }) => {
    const now = clock.now();
    const network = networkOf(address);
    const subject = JSON.stringify([about.status, about.organizationId, about.userId ?? network]);
    const known = subjects.get(subject);
    const counted =
      known === undefined || isOver(known.since, now) ? { since: now, routes: new Set<string>(), count: 0 } : known;
    if (counted !== known) subjects.set(subject, counted);
    counted.count += 1;
    if (counted.routes.size < MOST_ROUTES) counted.routes.add(route);
    if (!isTold(counted.count)) return;

    if (isOver(told.since, now)) told = { since: now, count: 0 };
    told.count += 1;
    if (told.count > MOST_TOLD) return;
    tell({ ...about, network, count: counted.count, since: counted.since, routes: [...counted.routes] });
  };
};

const isTold = (count: number): boolean => {
  let next = FIRST_TOLD;
  while (next < count) next *= GROWTH;
  return next === count;
};
