import { randomUUID } from 'node:crypto';
import type streams from '@eventstore/db-client/generated/streams_pb.js';
import type { EventLog, Logged } from './event-log.ts';
import type { Drop, Faults } from './faults.ts';
import {
  caughtUpMessage,
  checkpointMessage,
  confirmationMessage,
  eventMessage,
  nameOf,
  notFoundMessage,
} from './messages.ts';
import { cancelled, fail, type ReadCall, send, unavailable } from './replies.ts';

const BACKWARDS = 1;
const DEFAULT_WINDOW = 32;
const REPLAYED = 10;

/** `Read`: a stream, all events, or a subscription to all events. */
export const answerRead =
  (log: EventLog, faults: Faults) =>
  (call: ReadCall): void => {
    const options = call.request.getOptions();
    if (options === undefined) call.end();
    else if (options.hasSubscription()) void subscribe(log, faults, call, options);
    else void read(log, faults, call, options);
  };

type Options = streams.ReadReq.Options;

const read = async (log: EventLog, faults: Faults, call: ReadCall, options: Options): Promise<void> => {
  const due = faults.take('read');
  if (due?.fault === 'swallow' || due?.fault === 'lose') return;
  if (due?.fault === 'refuse') return fail(call, unavailable());
  if (due?.fault === 'delay') await new Promise((resolve) => setTimeout(resolve, due.millis));

  const events = options.hasStream() ? streamEvents(log, options) : allEvents(log, options);
  if (events === undefined) await send(call, notFoundMessage(nameOf(options.getStream()?.getStreamIdentifier())));
  const most = Number(options.getCount());
  let sent = 0;
  for (const event of events ?? []) {
    if (sent >= most || call.cancelled) break;
    // In the middle of an answer.
    if (sent === 1 && due?.fault === 'break') return fail(call, unavailable());
    if (sent === 1 && due?.fault === 'cancel') return fail(call, cancelled());
    if (sent === 1 && due?.fault === 'end') break;
    sent += 1;
    await send(call, eventMessage(event));
  }
  call.end();
};

const streamEvents = (log: EventLog, options: Options): readonly Logged[] | undefined => {
  const asked = options.getStream();
  const from = asked?.hasRevision() ? Number(asked.getRevision()) : 0;
  const events = log.stream(nameOf(asked?.getStreamIdentifier()))?.slice(from);
  return options.getReadDirection() === BACKWARDS ? events?.reverse() : events;
};

function* allEvents(log: EventLog, options: Options): Iterable<Logged> {
  const all = options.getAll();
  const position = all?.hasPosition() ? BigInt(all.getPosition()?.getCommitPosition() ?? '0') : undefined;
  const wanted = filterOf(options);
  if (options.getReadDirection() === BACKWARDS) {
    // Not the event at the position itself.
    let index = position === undefined ? log.visible - 1 : log.indexAfter(position - 1n) - 1;
    for (let event = log.at(index); event !== undefined; event = log.at(--index)) if (wanted(event)) yield event;
    return;
  }
  let index = all?.hasEnd() ? log.visible : position === undefined ? 0 : log.indexAfter(position - 1n);
  for (let event = log.at(index); event !== undefined; event = log.at(++index)) if (wanted(event)) yield event;
}

const subscribe = async (log: EventLog, faults: Faults, call: ReadCall, options: Options): Promise<void> => {
  const due = faults.take('subscription');
  if (due?.fault === 'swallow' || due?.fault === 'lose') return;
  if (due?.fault === 'refuse') return fail(call, unavailable());
  if (due?.fault === 'delay') await new Promise((resolve) => setTimeout(resolve, due.millis));

  let dropped: Drop | undefined;
  let wake = (): void => undefined;
  const stops = [
    faults.onDrop((drop) => {
      dropped = drop;
      wake();
    }),
    log.onMore(() => wake()),
  ];
  call.on('cancelled', () => wake());

  const all = options.getAll();
  const wanted = filterOf(options);
  const filter = options.getFilter();
  const window =
    (filter?.hasMax() ? filter.getMax() : DEFAULT_WINDOW) * (filter?.getCheckpointintervalmultiplier() ?? 1);
  // Unlike a read, a subscription begins after its position.
  let index = all?.hasPosition()
    ? log.indexAfter(BigInt(all.getPosition()?.getCommitPosition() ?? '0'))
    : all?.hasEnd()
      ? log.visible
      : 0;
  let considered = 0;
  let sent = 0;
  let live = false;

  await send(call, confirmationMessage(randomUUID()));
  while (!call.cancelled) {
    if (dropped === 'replay') index = Math.max(0, index - REPLAYED);
    else if (dropped !== undefined) break;
    dropped = undefined;
    const event = log.at(index);
    if (event === undefined) {
      if (!live) await send(call, caughtUpMessage());
      live = true;
      if (log.at(index) === undefined && dropped === undefined && !call.cancelled)
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      continue;
    }
    if (sent === 1 && due !== undefined && due.fault !== 'delay') break;
    index += 1;
    considered += 1;
    if (wanted(event)) {
      sent += 1;
      await send(call, eventMessage(event));
    }
    if (filter !== undefined && considered % window === 0) await send(call, checkpointMessage(event.position));
  }
  for (const stop of stops) stop();

  if (dropped === 'silence') return;
  if (dropped === 'cancelled' || due?.fault === 'cancel') fail(call, cancelled());
  else if (dropped === 'unavailable' || due?.fault === 'break') fail(call, unavailable());
  else call.end();
};

const filterOf = (options: Options): ((event: Logged) => boolean) => {
  const filter = options.getFilter();
  const expression = filter?.getStreamIdentifier() ?? filter?.getEventType();
  if (expression === undefined) return () => true;
  const subject = (event: Logged) => (filter?.hasStreamIdentifier() ? event.stream : event.type);
  const pattern = expression.getRegex();
  if (pattern !== '') {
    const regex = new RegExp(pattern);
    return (event) => regex.test(subject(event));
  }
  const prefixes = expression.getPrefixList();
  return (event) => prefixes.some((prefix) => subject(event).startsWith(prefix));
};
