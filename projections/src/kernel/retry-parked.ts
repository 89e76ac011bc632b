import {
  type DeadLetterDeps,
  type EventFeed,
  endLetter,
  failureOf,
  type ModelWrite,
  PLATFORM,
  type Recorded,
  type RowStore,
} from '@partneros/domain';
import { type ParkedEvent, parkedEventsModel, parkedKey } from './parked-events.ts';
import { type AnyProjection, holderOf } from './projection.ts';
import { refold } from './refold.ts';
import type { RetryRequest } from './retry-requests.ts';

/** What retries work with. */
export interface RetryDeps extends DeadLetterDeps {
  readonly feed: Pick<EventFeed, 'read'>;
  readonly rows: Pick<RowStore, 'find' | 'get' | 'write'>;
}

const PAGE = 500;

/**
 * Does what a request asks for, between the batches of its projection: everything up to `reached` is folded, the request
 * itself is not. Rows that an event would have touched are folded anew from the first event on; who takes it now is told
 * so, who does not stays put aside. Doing it again changes nothing.
 */
export const answerRequest = async (
  deps: RetryDeps,
  projection: AnyProjection,
  request: RetryRequest,
  reached: bigint,
): Promise<void> => {
  const { organizationId, askedAt } = request;
  const parked = await parkedFor(deps, projection, request);
  if (parked.length === 0) return;
  const done =
    request.do === 'forget' ? { rows: [], gone: parked } : await tryAgain(deps, projection, parked, request, reached);
  const gone: ModelWrite = {
    model: parkedEventsModel,
    rows: done.gone.map((row) => ({ organizationId, key: parkedKey(row), row: undefined, position: askedAt })),
    checkpoint: reached,
  };
  await deps.rows.write([{ model: projection.model, rows: done.rows, checkpoint: reached }, gone]);
};

const tryAgain = async (
  deps: RetryDeps,
  projection: AnyProjection,
  parked: readonly ParkedEvent[],
  { organizationId, askedAt }: RetryRequest,
  reached: bigint,
) => {
  const keysOf = projection.keysOf as (event: Recorded) => readonly string[];
  const failures = new Map<string, string>();
  const keys = new Set<string>();
  for (const { position } of parked) {
    const [event] = await deps.feed.read(BigInt(position) - 1n, 1);
    try {
      if (event !== undefined) for (const key of keysOf(event)) keys.add(key);
    } catch (error) {
      failures.set(position, failureOf(error));
    }
  }

  const { rows, failed } = await refold(deps.feed, projection, organizationId, keys, reached);
  for (const { event, error } of failed) failures.set(String(event.position), failureOf(error));
  for (const { eventId, position } of parked)
    if (eventId !== undefined)
      await endLetter(deps, holderOf(projection), { organizationId, eventId }, failures.get(position) ?? null);

  const owner = projection.across === 'organizations' ? PLATFORM : organizationId;
  return {
    // Under the position of the request, because a row refuses what is not newer than itself.
    rows: [...keys].map((key) => ({ organizationId: owner, key, row: rows.get(key)?.row, position: askedAt })),
    gone: parked.filter(({ position }) => !failures.has(position)),
  };
};

const parkedFor = async (
  { rows }: Pick<RetryDeps, 'rows'>,
  projection: AnyProjection,
  request: RetryRequest,
): Promise<readonly ParkedEvent[]> => {
  const { name } = holderOf(projection);
  if (request.do !== 'retry all') {
    const key = parkedKey({ projection: name, position: request.position });
    const found = await rows.get(parkedEventsModel, request.organizationId, key);
    return found === undefined ? [] : [found];
  }
  const all: ParkedEvent[] = [];
  for (let cursor: string | undefined; ; ) {
    const where = { projection: name };
    const page = await rows.find(parkedEventsModel, request.organizationId, { where, limit: PAGE, cursor });
    all.push(...page.rows);
    if (page.nextCursor === null) return all;
    cursor = page.nextCursor;
  }
};
