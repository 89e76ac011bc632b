import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { causeOfRequest, logActivity, newIds, ORGANIZATION, writePartners } from './examples.js';
import {
  deciders,
  decodeWith,
  execute,
  openEventStoreDb,
  partner,
  streamOf,
  systemClock,
  uuidIds,
} from './partneros.js';
import { line } from './report.js';
import { takeTurns, timed } from './rounds.js';

const PRIOR_EVENTS = 5;
const AT_ONCE = 64;
const DOUBLE = join(import.meta.dirname, '../../infra/test/doubles/eventstoredb/eventstoredb-double.child.ts');

/**
 * W1 and the reading of W2 through the EventStoreDB adapter, beside the bare client doing as much on the same server: a
 * double in a process of its own that keeps events in memory, so that what the adapter adds shows most.
 */
export const onEventStoreDb = async ({ rounds, turns, scale, check }) => {
  const server = fork(DOUBLE, { execArgv: ['--import', 'tsx/esm'], cwd: import.meta.dirname });
  const [port] = await once(server, 'message');
  const url = `esdb://127.0.0.1:${port}?tls=false`;
  const events = openEventStoreDb({ url, decode: decodeWith(deciders), clock: systemClock, report: console.error });
  const stores = { ...events, clock: systemClock, ids: uuidIds };
  const client = EventStoreDBClient.connectionString(url);
  const alone = Math.ceil(30 * scale);
  const groups = Math.ceil(2 * scale);

  const perform = (partnerId) =>
    execute(stores, partner, {
      organizationId: ORGANIZATION,
      id: partnerId,
      command: logActivity(partnerId),
      cause: causeOfRequest(),
    });
  // As much as the adapter stores: the same data, and metadata of the same kind.
  const bare = async (partnerId) => {
    const stream = streamOf('partner', ORGANIZATION, partnerId);
    let revision;
    for await (const { event } of client.readStream(stream)) revision = event.revision;
    const { commandId } = causeOfRequest();
    const metadata = { ...causeOfRequest(), eventId: commandId, organizationId: ORGANIZATION, schemaVersion: 1 };
    const { type, data } = logActivity(partnerId);
    await client.appendToStream(stream, jsonEvent({ type, data, metadata }), { expectedRevision: revision });
  };
  const prepared = async (count) => {
    const ids = newIds(count);
    for (let from = 0; from < count; from += AT_ONCE)
      await writePartners(stores, ids.slice(from, from + AT_ONCE), PRIOR_EVENTS);
    return ids;
  };
  const inTurn = async (work) => {
    const ids = await prepared(alone);
    return timed(alone, async () => {
      for (const id of ids) await work(id);
    });
  };
  const together = async (work) => {
    const ids = await prepared(groups * AT_ONCE);
    return timed(ids.length, async () => {
      for (let group = 0; group < groups; group += 1)
        await Promise.all(ids.slice(group * AT_ONCE, (group + 1) * AT_ONCE).map(work));
    });
  };

  let refused = 0;
  const recorded = async (id) => {
    const { kind } = await perform(id);
    if (kind !== 'recorded') refused += 1;
  };
  // Once each way before anything counts: connections, and what the compiler makes of the code.
  await inTurn(recorded);
  await inTurn(bare);
  const commands = await takeTurns(rounds, turns, {
    bareAlone: () => inTurn(bare),
    alone: () => inTurn(recorded),
    bareTogether: () => together(bare),
    together: () => together(recorded),
  });

  const everything = await events.feed.read(0n, Number.MAX_SAFE_INTEGER - 1);
  let missed = 0;
  const reading = await takeTurns(rounds, 1, {
    bare: () =>
      timed(everything.length, async () => {
        let read = 0;
        for await (const { event } of client.readAll()) if (!event.streamId.startsWith('$')) read += 1;
        missed += everything.length - read;
      }),
    feed: () =>
      timed(everything.length, async () => {
        const stop = new AbortController();
        let read = 0;
        for await (const batch of events.feed.subscribe({ after: 0n, signal: stop.signal })) {
          read += batch.events.length;
          if (batch.caughtUp) stop.abort();
        }
        missed += everything.length - read;
      }),
  });
  check('EventStoreDB: every command was recorded', refused === 0);
  check('EventStoreDB: whoever read everything got everything', missed === 0);

  await client.dispose();
  await events.close();
  server.kill();
  const bar = '0.8 × the client';
  return [
    line({
      what: 'EventStoreDB: W1 commands, one after the other',
      unit: '/s',
      ours: commands.alone,
      base: commands.bareAlone,
      bar,
    }),
    line({
      what: 'EventStoreDB: W1 commands, 64 at a time',
      unit: '/s',
      ours: commands.together,
      base: commands.bareTogether,
      bar,
    }),
    line({ what: 'EventStoreDB: W2 reading everything', unit: '/s', ours: reading.feed, base: reading.bare, bar }),
  ];
};
