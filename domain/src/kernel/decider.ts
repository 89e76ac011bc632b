import type { z } from 'zod';
import type { Upcasts } from './upcast.ts';

/** A command or an event: a stable type name and its data. */
export interface Message {
  readonly type: string;
  readonly data: object;
}

/** One zod object schema per event type: the stored format of an aggregate. */
export type EventSchemas = Readonly<Record<string, z.ZodType<object>>>;

/** The union of events that a schema map declares. */
export type EventOf<Schemas extends EventSchemas> = {
  [Type in keyof Schemas & string]: { readonly type: Type; readonly data: Readonly<z.output<Schemas[Type]>> };
}[keyof Schemas & string];

/** The data of one event type out of a union. */
export type DataOf<Event extends Message, Type extends Event['type']> = Extract<Event, { readonly type: Type }>['data'];

/** A business refusal. `details` name what is wrong, one sentence each, for a person to read. */
export interface Rejection<Code extends string> {
  readonly rejected: Code;
  readonly details?: readonly string[];
}

/** What a decision comes to: the events to append (none: nothing to do), or a refusal. */
export type Decision<Event extends Message, Code extends string> = readonly Event[] | Rejection<Code>;

/** Refuses a command with a code out of the aggregate's closed set. */
export const reject = <Code extends string>(rejected: Code, details?: readonly string[]): Rejection<Code> =>
  details === undefined ? { rejected } : { rejected, details };

/** Tells a refusal from events. */
export const isRejection = <Event extends Message, Code extends string>(
  decision: Decision<Event, Code>,
): decision is Rejection<Code> => 'rejected' in decision;

/**
 * The whole of an aggregate: plain functions over plain values. State is `undefined` until the first event.
 * `upcasts` lift older stored shapes to the current one; an event type without upcasts is at schema version 1.
 */
export interface Decider<State, Command extends Message, Event extends Message, Code extends string> {
  /** First part of the stream name, camelCase and without a dash. */
  readonly category: string;
  readonly events: EventSchemas;
  readonly upcasts?: Upcasts;
  readonly evolve: (state: State | undefined, event: Event) => State | undefined;
  readonly decide: (command: Command, state: State | undefined) => Decision<Event, Code>;
}

/** What lists of deciders and generic tools need of one. */
export type AnyDecider = Pick<Decider<never, never, never, never>, 'category' | 'events' | 'upcasts'>;

/**
 * Builds `evolve` from one function per event type. Births make a state out of nothing; changes need one, and are
 * ignored without it, because a fold never throws over a recorded fact. Exhaustive: a new event fails to compile here.
 */
export const evolution = <State, Event extends Message, Birth extends Event['type']>(
  births: { readonly [Type in Birth]: (data: DataOf<Event, Type>, state: State | undefined) => State },
  changes: { readonly [Type in Exclude<Event['type'], Birth>]: (state: State, data: DataOf<Event, Type>) => State },
) => {
  const birthOf = new Map<string, (data: object, state: State | undefined) => State>(Object.entries(births));
  const changeOf = new Map<string, (state: State, data: object) => State>(Object.entries(changes));
  return (state: State | undefined, event: Event): State | undefined => {
    const birth = birthOf.get(event.type);
    if (birth !== undefined) return birth(event.data, state);
    const change = changeOf.get(event.type);
    return state === undefined || change === undefined ? state : change(state, event.data);
  };
};
