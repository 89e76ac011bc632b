import type { EventStore } from '../ports/event-store.ts';
import type { Ids } from '../ports/ids.ts';
import { type Aggregate, advance, fold } from './aggregate.ts';
import { type Decider, isRejection, type Message } from './decider.ts';
import { extend } from './extend.ts';
import type { Cause } from './metadata.ts';
import type { NewEvent, Recorded } from './recorded.ts';
import { streamOf } from './stream.ts';
import { currentVersion } from './upcast.ts';

/** What `execute` works with. */
export interface ExecuteDeps {
  readonly store: EventStore;
  readonly ids: Ids;
}

/** One command for one aggregate. */
export interface CommandRequest<Command extends Message> {
  readonly organizationId: string;
  readonly id: string;
  readonly command: Command;
  readonly cause: Cause;
  /** From `If-Match`: the version the caller has seen. Any other is a conflict, and nothing is decided. */
  readonly expectedVersion?: number | undefined;
}

/**
 * What became of a command.
 * `recorded` carries the aggregate as of the command's last event, also when it is a repeat (`replayed`): so a repeat
 * answers as the first time did. `key-reused`: the same command id came with another body.
 */
export type Outcome<State, Event extends Message, Code extends string> =
  | {
      readonly kind: 'recorded';
      readonly aggregate: Aggregate<State>;
      readonly events: readonly Recorded<Event>[];
      readonly position: bigint;
      readonly replayed: boolean;
    }
  | {
      readonly kind: 'unchanged';
      readonly aggregate: Aggregate<State> | undefined;
      /** Of the stream's last event: what the aggregate reflects. */
      readonly position?: bigint;
    }
  | { readonly kind: 'rejected'; readonly code: Code; readonly details: readonly string[] }
  | { readonly kind: 'conflict'; readonly version: number }
  | { readonly kind: 'key-reused' };

// Lost races are retried on fresh state; past this many the aggregate is hotter than retries can help.
const MAX_ATTEMPTS = 5;

/** Loads the stream, decides, appends with the expected revision; retries a lost race. Throws only on an outage. */
export const execute = async <State, Command extends Message, Event extends Message, Code extends string>(
  deps: ExecuteDeps,
  decider: Decider<State, Command, Event, Code>,
  request: CommandRequest<Command>,
): Promise<Outcome<State, Event, Code>> => {
  const { organizationId, id, cause } = request;
  const stream = streamOf(decider.category, organizationId, id);

  let history: readonly Recorded<Event>[] = [];
  for (let attempt = 1; ; attempt += 1) {
    // What was read before stays as it is: after a lost race only what won it is missing.
    const since = (await deps.store.read(stream, { from: BigInt(history.length) })) as readonly Recorded<Event>[];
    history = [...history, ...since];
    const judged = judge(decider, history, request);
    if (judged.kind !== 'decided') return judged;
    if (attempt > MAX_ATTEMPTS) return { kind: 'conflict', version: history.length };

    const events = judged.events.map(
      (event, index): NewEvent<Event> =>
        extend(event, {
          metadata: extend(cause, {
            eventId: deps.ids.derive(cause.commandId, String(index)),
            organizationId,
            schemaVersion: currentVersion(decider.upcasts, event.type),
          }),
        }),
    );
    const result = await deps.store.append(stream, history.at(-1)?.revision ?? 'no-stream', events);
    if (result.kind === 'appended') {
      const recorded = result.events as readonly Recorded<Event>[];
      return recordedOutcome(decider, judged.aggregate, recorded, recorded, false);
    }
  }
};

/**
 * What `execute` would answer at this moment without recording anything; `undefined` when it would record. For commands
 * that are the second step of something: a repeat, a stale version or a refusal shows before the first step is taken.
 */
export const foresee = async <State, Command extends Message, Event extends Message, Code extends string>(
  { store }: Pick<ExecuteDeps, 'store'>,
  decider: Decider<State, Command, Event, Code>,
  request: CommandRequest<Command>,
): Promise<Outcome<State, Event, Code> | undefined> => {
  const stream = streamOf(decider.category, request.organizationId, request.id);
  const judged = judge(decider, (await store.read(stream)) as readonly Recorded<Event>[], request);
  return judged.kind === 'decided' ? undefined : judged;
};

type Judged<State, Event extends Message, Code extends string> =
  | Outcome<State, Event, Code>
  | { readonly kind: 'decided'; readonly aggregate: Aggregate<State> | undefined; readonly events: readonly Event[] };

const judge = <State, Command extends Message, Event extends Message, Code extends string>(
  decider: Decider<State, Command, Event, Code>,
  history: readonly Recorded<Event>[],
  { command, cause, expectedVersion }: CommandRequest<Command>,
): Judged<State, Event, Code> => {
  const repeat = repeated(decider, history, cause);
  if (repeat !== undefined) return repeat;

  const aggregate = fold(decider, history);
  if (expectedVersion !== undefined && aggregate !== undefined && aggregate.version !== expectedVersion)
    return { kind: 'conflict', version: aggregate.version };

  const decision = decider.decide(command, aggregate?.state);
  if (isRejection(decision)) return { kind: 'rejected', code: decision.rejected, details: decision.details ?? [] };
  // What would begin here is not what the caller has seen.
  if (decision.length > 0 && aggregate === undefined && expectedVersion !== undefined)
    return { kind: 'conflict', version: 0 };
  if (decision.length > 0) return { kind: 'decided', aggregate, events: decision };
  const last = history.at(-1);
  return { kind: 'unchanged', aggregate, ...(last && { position: last.position }) };
};

// Delivery is at least once: a command already in the stream has had its effect.
const repeated = <State, Event extends Message, Code extends string>(
  decider: Decider<State, never, Event, Code>,
  history: readonly Recorded<Event>[],
  cause: Cause,
): Outcome<State, Event, Code> | undefined => {
  const last = history.findLastIndex((event) => event.metadata.commandId === cause.commandId);
  const earlier = history[last];
  if (earlier === undefined) return undefined;
  if (earlier.metadata.requestHash !== cause.requestHash) return { kind: 'key-reused' };
  const upTo = history.slice(0, last + 1);
  const events = upTo.filter((event) => event.metadata.commandId === cause.commandId);
  return recordedOutcome(decider, undefined, upTo, events, true);
};

const recordedOutcome = <State, Event extends Message, Code extends string>(
  decider: Decider<State, never, Event, Code>,
  before: Aggregate<State> | undefined,
  since: readonly Recorded<Event>[],
  events: readonly Recorded<Event>[],
  replayed: boolean,
): Outcome<State, Event, Code> => {
  const aggregate = since.reduce((folded, event) => advance(decider, folded, event), before);
  const last = events.at(-1);
  if (aggregate === undefined || last === undefined) throw new Error(`${decider.category}: events led to no state`);
  return { kind: 'recorded', aggregate, events, position: last.position, replayed };
};
