import type { Ids } from '../ports/ids.ts';
import { executeReserving, type Reserve } from '../reservation/execute-reserving.ts';
import { consequenceOf } from './consequence.ts';
import type { Decider, Decision, Message } from './decider.ts';
import { type CommandRequest, type ExecuteDeps, execute, type Outcome } from './execute.ts';
import type { Provided } from './provided.ts';
import type { Recorded } from './recorded.ts';
import { streamOf } from './stream.ts';
import type { Timestamp } from './time.ts';

type Executable<State> = Pick<Decider<State, never, never, never>, 'category' | 'events' | 'upcasts' | 'evolve'> & {
  readonly decide: (command: never, state: State | undefined) => Decision<Message, string>;
};

/** A command that a policy issues, and the aggregate it is for. */
export interface PolicyCommand<State> {
  readonly decider: Executable<State>;
  readonly organizationId: string;
  readonly id: string;
  readonly command: Message;
  /** A key that the aggregate is to have, unless another has it: the command is carried out either way. */
  readonly reserveIfFree?: Reserve<State>;
  /** Without it nothing is done. */
  readonly provided?: Provided;
}

/** A standing rule without memory: whenever this happens, then that is to be done. Pure. */
export interface Policy<Event extends Message, State> {
  /** Effect on cause, such as `open-deal-on-deal-registration-approved`; the actor of what it does. */
  readonly name: string;
  readonly on: readonly Event['type'][];
  /** What is to be done about an event, with ids that follow from it. */
  readonly react: (event: Recorded<Event>, ids: Ids) => readonly PolicyCommand<State>[];
}

/** A policy as lists hold it. */
// biome-ignore lint/suspicious/noExplicitAny: a list holds policies over different events and aggregates.
export type AnyPolicy = Policy<any, any>;

// A consequence has no caller who could try again, so a hot aggregate is tried for longer than a request would be.
const MAX_ROUNDS = 10;

/**
 * Does what a policy asks for on an event. Command ids follow from the event, so that a second run, here or in another
 * process, changes nothing and comes to the same outcomes.
 */
export const runPolicy = async <Event extends Message, State>(
  deps: ExecuteDeps,
  { name, react }: Policy<Event, State>,
  event: Recorded<Event>,
  now: Timestamp,
): Promise<readonly Outcome<State, Message, string>[]> => {
  const outcomes: Outcome<State, Message, string>[] = [];
  for (const [index, { decider, reserveIfFree, provided, ...request }] of react(event, deps.ids).entries()) {
    if (provided !== undefined && !(await heldAt(deps, request.organizationId, provided, event.position))) continue;
    const cause = consequenceOf(event, deps.ids, {
      actor: { type: 'policy', id: name },
      reason: `${name}/${index}`,
      occurredAt: now,
    });
    const run = () => executeEither(deps, decider, { ...request, cause }, reserveIfFree);
    outcomes.push(await patiently(run, name));
  }
  return outcomes;
};

// As it was when the event was recorded: an engine that comes late, or once more, decides as it would have then.
const heldAt = async (
  { store }: ExecuteDeps,
  organizationId: string,
  { category, id, holds }: Provided,
  position: bigint,
): Promise<boolean> => {
  const events = await store.read(streamOf(category, organizationId, id));
  return holds(events.filter((event) => event.position <= position));
};

const executeEither = async <State>(
  deps: ExecuteDeps,
  executable: Executable<State>,
  request: CommandRequest<Message>,
  reserve: Reserve<State> | undefined,
): Promise<Outcome<State, Message, string>> => {
  const decider = executable as Decider<State, Message, Message, string>;
  const reserved = reserve && (await executeReserving(deps, decider, request, reserve));
  return reserved === undefined || reserved.kind === 'taken' ? execute(deps, decider, request) : reserved;
};

const patiently = async <State>(
  run: () => Promise<Outcome<State, Message, string>>,
  name: string,
): Promise<Outcome<State, Message, string>> => {
  for (let round = 1; round <= MAX_ROUNDS; round += 1) {
    const outcome = await run();
    if (outcome.kind !== 'conflict') return outcome;
  }
  throw new Error(`${name}: lost every race for its stream`);
};
