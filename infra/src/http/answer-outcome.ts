import type { Aggregate, Message, Outcome } from '@partneros/domain';
import { Problem, problem } from './problem.ts';
import type { Answer } from './route.ts';

/** How each refusal of an aggregate reads over HTTP; exhaustive by type. A bare `Problem` takes over the refusal's details. */
export type ProblemTable<Code extends string> = Readonly<
  Record<Code, Problem | ((details: readonly string[]) => Problem)>
>;

/** The answer to a key that came with another body before. */
export const keyReused = problem(
  409,
  'idempotency_key_reuse',
  'This Idempotency-Key was used with another body; send a new key with a new request.',
);

/**
 * What became of a command, as an answer: `status` (default 200) when it was recorded, now or the first time; 200 when
 * there was nothing to do; else the problem that the table, a stale `If-Match` or a reused key calls for.
 */
export const answerOutcome = <State, Event extends Message, Code extends string>(
  outcome: Outcome<State, Event, Code>,
  options: {
    readonly problems: ProblemTable<Code>;
    readonly status?: number;
    readonly body: (aggregate: Aggregate<State>) => object;
  },
): Answer | Problem => {
  switch (outcome.kind) {
    case 'recorded': {
      const { aggregate, position, replayed } = outcome;
      return {
        status: options.status ?? 200,
        body: options.body(aggregate),
        version: aggregate.version,
        position,
        replayed,
      };
    }
    case 'unchanged':
      if (outcome.aggregate === undefined) return problem(404, 'not_found', 'There is nothing with this id.');
      return {
        body: options.body(outcome.aggregate),
        version: outcome.aggregate.version,
        ...(outcome.position !== undefined && { position: outcome.position }),
      };
    case 'rejected':
      return refusal(options.problems[outcome.code], outcome.details);
    case 'conflict':
      return problem(
        409,
        'version_conflict',
        'It has changed since you read it; read it again, then repeat the change.',
        [`The current version is ${outcome.version}.`],
      );
    case 'key-reused':
      return keyReused;
  }
};

const refusal = (entry: Problem | ((details: readonly string[]) => Problem), details: readonly string[]): Problem => {
  if (typeof entry === 'function') return entry(details);
  if (details.length === 0) return entry;
  return new Problem(entry.status, entry.code, entry.message, [...entry.details, ...details], entry.headers);
};
