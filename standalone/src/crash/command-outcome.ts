import { type JsonObject, lookUp, type Recorded } from '@partneros/domain';
import type { JournalEntry } from './journal.ts';

/** An answer that a client got. */
export interface JournaledAnswer {
  readonly status: number;
  readonly position: bigint | undefined;
  readonly body: JsonObject;
}

/**
 * A command as its client knows it. `done`: acknowledged, with events. `unchanged`: acknowledged, nothing to do.
 * `unknown`: never answered, so that it may or may not have happened.
 */
export interface CommandOutcome {
  readonly step: string;
  /** Method and path. */
  readonly request: string;
  readonly attempts: number;
  readonly kind: 'done' | 'unchanged' | 'refused' | 'failed' | 'unknown';
  /** Every answer, in the order they came. */
  readonly answers: readonly JournaledAnswer[];
}

/** What became of each command, going by the journal; the log tells what had nothing to do from what was recorded. */
export const outcomesOf = (
  journal: readonly JournalEntry[],
  events: readonly Recorded[],
): readonly CommandOutcome[] => {
  const byPosition = new Map(events.map((event) => [event.position, event]));
  const steps = new Map<string, { request: string; attempts: number; answers: JournaledAnswer[] }>();
  for (const entry of journal) {
    if (entry.kind === 'sent') {
      const step = steps.get(entry.step) ?? { request: entry.request, attempts: 0, answers: [] };
      steps.set(entry.step, step);
      step.attempts = Math.max(step.attempts, entry.attempt);
    }
    if (entry.kind === 'answered') {
      const { status, position, body } = entry;
      const answer = { status, body, position: position === null ? undefined : BigInt(position) };
      steps.get(entry.step)?.answers.push(answer);
    }
  }
  return [...steps].map(([step, found]) => ({ step, ...found, kind: kindOf(step, found.answers[0], byPosition) }));
};

/** The step whose request led to an event: request ids are `<step>.<attempt>`. */
export const stepOf = ({ metadata: { correlationId } }: Recorded): string =>
  correlationId.slice(0, Math.max(0, correlationId.lastIndexOf('.')));

const kindOf = (
  step: string,
  answer: JournaledAnswer | undefined,
  byPosition: ReadonlyMap<bigint, Recorded>,
): CommandOutcome['kind'] => {
  if (answer === undefined) return 'unknown';
  const { status, position, body } = answer;
  if (status >= 500) return 'failed';
  if (status >= 400) return 'refused';
  if (status !== 200) return 'done';
  if (position === undefined) return 'unchanged';
  const event = byPosition.get(position);
  return event !== undefined && stepOf(event) !== step && isNewestOf(event, body) ? 'unchanged' : 'done';
};

// Nothing to do is answered with the record as it is, and where its newest event stands. A lost event could only pass
// for that if another one of the same record took its very place.
const isNewestOf = ({ stream, revision }: Recorded, body: JsonObject): boolean =>
  Object.keys(body).some(
    (name) =>
      lookUp(body, `${name}.version`) === Number(revision) + 1 && stream.endsWith(`_${lookUp(body, `${name}.id`)}`),
  );
