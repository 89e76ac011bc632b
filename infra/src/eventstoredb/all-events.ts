import type { AllStreamRecordedEvent, EventStoreDBClient } from '@eventstore/db-client';
import codec from '@eventstore/db-client/dist/utils/convertGrpcEvent.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import service from '@eventstore/db-client/generated/streams_grpc_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import { type Clock, Unavailable } from '@partneros/domain';
import { internalsOf } from './client-internals.ts';
import type { Connection } from './connection.ts';
import { quiet } from './loose-ends.ts';
import { tryTwice } from './try-twice.ts';
import { within } from './within.ts';

/** Consecutive events whose streams match, and where they end. */
export interface Page {
  readonly events: readonly AllStreamRecordedEvent[];
  readonly position: bigint;
  /** Nothing newer was recorded. */
  readonly end: boolean;
}

/** Reads all events whose streams match a pattern. Throws `Unavailable` when there is no answer in time. */
export interface AllEvents {
  /** At most `limit` events after a position. */
  page(after: bigint, limit: number, pattern: string): Promise<Page>;
  /** Position of the newest event; 0 when there is none. */
  newest(pattern: string, patienceMs?: number): Promise<bigint>;
}

/**
 * A reader. `readAll` of the client cannot filter, although the server can; a subscription that is left after each page
 * can, but so many broken-off calls look like an attack, and servers close the connection.
 */
export const createAllEvents = (connection: Connection, clock: Clock, pageMs: number): AllEvents => {
  const askOnce = async (options: streams.ReadReq.Options, millis: number) => {
    const { client } = connection;
    const found = await within(clock, millis, read(client, options, millis), () => connection.renew(client));
    if (connection.closed) throw new Unavailable('the store is closed');
    return found;
  };
  const ask = (options: streams.ReadReq.Options, millis: number) =>
    tryTwice('reading all events', () => askOnce(options, millis));

  return {
    page: async (after, limit, pattern) => {
      // A read begins with the event at its position, when that is one of those it looks for.
      const options = allOptions(pattern, limit + 1);
      if (after === 0n) options.getAll()?.setStart(new shared.Empty());
      else options.getAll()?.setPosition(positionOf(after));
      const found = await ask(options, pageMs);
      const events = found.filter((event) => event.position.commit > after).slice(0, limit);
      return { events, position: events.at(-1)?.position.commit ?? after, end: found.length <= limit };
    },
    newest: async (pattern, patienceMs = pageMs) => {
      const options = allOptions(pattern, 1).setReadDirection(BACKWARDS);
      options.getAll()?.setEnd(new shared.Empty());
      const [event] = await ask(options, patienceMs);
      return event?.position.commit ?? 0n;
    },
  };
};

const BACKWARDS = 1;
// How many events the server looks at between two pauses for others.
const WINDOW = 1_000;

const allOptions = (pattern: string, count: number): streams.ReadReq.Options =>
  new streams.ReadReq.Options()
    .setAll(new streams.ReadReq.Options.AllOptions())
    .setReadDirection(0)
    .setCount(String(count))
    .setUuidOption(new streams.ReadReq.Options.UUIDOption().setString(new shared.Empty()))
    .setFilter(
      new streams.ReadReq.Options.FilterOptions()
        .setStreamIdentifier(new streams.ReadReq.Options.FilterOptions.Expression().setRegex(pattern))
        .setMax(WINDOW)
        .setCheckpointintervalmultiplier(1),
    );

const positionOf = (commit: bigint): streams.ReadReq.Options.Position =>
  new streams.ReadReq.Options.Position().setCommitPosition(String(commit)).setPreparePosition(String(commit));

const read = (
  client: EventStoreDBClient,
  options: streams.ReadReq.Options,
  millis: number,
): Promise<readonly AllStreamRecordedEvent[]> =>
  internalsOf(client).execute(service.StreamsClient, 'readAll', async (grpc) => {
    const call = grpc.read(
      new streams.ReadReq().setOptions(options),
      // Later than our own, which also leaves the connection: here it only tells the server when to stop.
      ...internalsOf(client).callArguments({ requiresLeader: true, deadline: 2 * millis }),
    );
    quiet(call);
    const events: AllStreamRecordedEvent[] = [];
    for await (const response of call as AsyncIterable<streams.ReadResp>) {
      const event = response.getEvent();
      if (event !== undefined) events.push(codec.convertGrpcEvent(event).event as AllStreamRecordedEvent);
    }
    return events;
  });
