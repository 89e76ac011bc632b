import { type Aggregate, type Decider, fold, type Message, type Recorded, streamOf } from '@partneros/domain';
import { readQuery } from '@partneros/infra/http';
import { z } from 'zod';
import type { QueryDeps } from './query-deps.ts';

/** `?asOf=`: an ISO 8601 moment, or an event position. */
export const AsOf = z
  .union([z.iso.datetime({ offset: true }), z.string().regex(/^\d{1,19}$/)])
  .refine((asOf) => /^\d+$/.test(asOf) || !Number.isNaN(Date.parse(asOf)), 'there is no such moment')
  .describe('A moment (ISO 8601) or an event position: answers as it was recorded then.');

/** The query of a route that reads one resource, now or as of any moment: spread it into a `z.strictObject`. */
export const detailQuery = { ...readQuery, asOf: AsOf.optional() } as const;

/** Folds a stream up to a moment or a position, by what had been recorded then. */
export const aggregateAsOf = async <State, Event extends Message>(
  { store }: Pick<QueryDeps, 'store'>,
  decider: Pick<Decider<State, never, Event, never>, 'category' | 'evolve'>,
  organizationId: string,
  id: string,
  asOf: string,
): Promise<Aggregate<State> | undefined> => {
  const events = (await store.read(streamOf(decider.category, organizationId, id))) as readonly Recorded<Event>[];
  return fold(decider, events.filter(recordedBy(asOf)));
};

/** Tells the events that had been recorded at a moment or position. */
export const recordedBy = (asOf: string): ((event: Pick<Recorded, 'position' | 'recordedAt'>) => boolean) => {
  if (/^\d+$/.test(asOf)) {
    const position = BigInt(asOf);
    return (event) => event.position <= position;
  }
  const moment = Date.parse(asOf);
  return (event) => Date.parse(event.recordedAt) <= moment;
};
