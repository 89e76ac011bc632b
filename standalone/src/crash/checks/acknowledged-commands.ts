import type { Recorded } from '@partneros/domain';
import { type CommandOutcome, stepOf } from '../command-outcome.ts';
import type { Check, Evidence } from '../evidence.ts';
import { expectedEvent } from '../expected-event.ts';

/** Acknowledged commands stand in the log exactly once, refused ones not at all, unanswered ones at most once. */
export const acknowledgedCommands: Check = {
  promise: 'no acknowledged command is lost or doubled, and no refused one appears',
  find: ({ commands, events }) => {
    const byRequest = eventsByStep(events);
    const byPosition = new Map(events.map((event) => [event.position, event]));
    return commands.flatMap((command) => {
      const expected = expectedEvent(command.request);
      const own = (byRequest.get(command.step) ?? []).filter(({ type }) => type === expected);
      return [...countFaults(command, own.length), ...positionFaults(command, byPosition)];
    });
  },
};

/** Every repeat of a command under its key is answered as the first time, to the last character. */
export const sameAnswers: Check = {
  promise: 'every repeat under the same key is answered alike',
  find: ({ commands }) =>
    commands
      .filter(({ kind }) => kind === 'done')
      .flatMap(({ step, request, answers }) => {
        const [first, ...others] = answers.map(({ status, body }) => `${status} ${JSON.stringify(body)}`);
        const other = others.find((answer) => answer !== first);
        return other === undefined ? [] : [`${step} (${request}) was answered ${first}, and then ${other}`];
      }),
};

/** A server that is killed is unreachable; it never answers that it does not know what happened. */
export const noServerErrors: Check = {
  promise: 'no request was answered with a server error',
  find: ({ commands }) =>
    commands
      .filter(({ kind }) => kind === 'failed')
      .map(({ step, request, answers }) => `${step} (${request}) was answered ${answers[0]?.status}`),
};

// What a policy or a workflow does in consequence carries the same request id, and a cause.
const eventsByStep = (events: Evidence['events']): ReadonlyMap<string, readonly Recorded[]> => {
  const found = new Map<string, Recorded[]>();
  for (const event of events) {
    if (event.metadata.causationId !== undefined) continue;
    const step = stepOf(event);
    found.set(step, [...(found.get(step) ?? []), event]);
  }
  return found;
};

const countFaults = ({ step, request, kind, answers }: CommandOutcome, count: number): readonly string[] => {
  const [least, most] = LIMITS[kind];
  // What had nothing to do at first may have at a repeat.
  const late = kind === 'unchanged' && answers.length > 1 ? 1 : 0;
  return count >= least && count <= most + late
    ? []
    : [`${step} (${request}) is ${kind}, and stands ${count} times in the log`];
};

const LIMITS: Readonly<Record<CommandOutcome['kind'], readonly [least: number, most: number]>> = {
  done: [1, 1],
  unchanged: [0, 0],
  refused: [0, 0],
  failed: [0, 1],
  unknown: [0, 1],
};

const positionFaults = (
  { step, kind, answers }: CommandOutcome,
  byPosition: ReadonlyMap<bigint, Recorded>,
): readonly string[] => {
  if (kind !== 'done') return [];
  return answers.flatMap(({ position }) => {
    const event = position === undefined ? undefined : byPosition.get(position);
    if (position === undefined || (event !== undefined && stepOf(event) === step)) return [];
    return [`${step}: position ${position} holds nothing of it`];
  });
};
