import {
  type Aggregate,
  advance,
  deciders,
  type JsonObject,
  type JsonValue,
  partsOf,
  type Recorded,
  sameJson,
} from '@partneros/domain';

/** One field of a record before and after; `null` where there was nothing. */
export interface Change {
  readonly field: string;
  readonly from: JsonValue;
  readonly to: JsonValue;
}

type Evolve = (state: unknown, event: unknown) => unknown;

const evolves = new Map(
  deciders.map((decider) => [decider.category, (decider as unknown as { evolve: Evolve }).evolve]),
);

/** What an event changes in the record that a stream's events so far have made. */
export const changesBetween = (stream: string, before: readonly Recorded[], event: Recorded): readonly Change[] => {
  const evolve = evolves.get(partsOf(stream).category);
  if (evolve === undefined) return [];
  const decider = { evolve: evolve as never };
  const folded = before.reduce<Aggregate<unknown> | undefined>(
    (aggregate, each) => advance(decider, aggregate, each as never),
    undefined,
  );
  const then = stateOf(folded);
  const now = stateOf(advance(decider, folded, event as never));
  return [...new Set([...Object.keys(then), ...Object.keys(now)])]
    .map((field) => ({ field, from: then[field] ?? null, to: now[field] ?? null }))
    .filter(({ from, to }) => !sameJson(from, to));
};

const stateOf = (aggregate: { readonly state: unknown } | undefined): JsonObject =>
  (aggregate?.state ?? {}) as JsonObject;
