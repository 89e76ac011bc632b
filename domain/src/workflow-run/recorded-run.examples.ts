import type { DataOf } from '../kernel/decider.ts';
import { addMillis, millisOf } from '../kernel/time.ts';
import type { Definition } from '../workflow/definition.ts';
import { graphOf } from '../workflow/graph-of.ts';
import { type Next, next } from './next.ts';
import type { WorkflowRunEvent } from './workflow-run.events.ts';
import { evolveWorkflowRun, type WorkflowRun } from './workflow-run.state.ts';

/** One run as a real engine lived it: what was recorded, and what `next` came to after each event, then. */
export interface RecordedRun {
  readonly definition: Definition;
  readonly events: readonly WorkflowRunEvent[];
  readonly decisions: readonly string[];
}

const ANY = 'x';

/** An event without what `next` does not look at: who it was about, what was sent, what came back. */
export const withoutContent = (event: WorkflowRunEvent): WorkflowRunEvent => {
  const data: Record<string, unknown> = { ...event.data, runId: ANY, workflowId: ANY };
  for (const name of ['input', 'output']) if (name in data) data[name] = {};
  if ('key' in data) data.key = ANY;
  if ('error' in data) data.error = { code: ANY, message: ANY };
  if ('subject' in data) data.subject = null;
  if ('partnerId' in data) data.partnerId = null;
  if ('trigger' in data)
    data.trigger = { type: ANY, eventType: ANY, eventId: ANY, stream: ANY, revision: '0', position: '0' };
  return { type: event.type, data } as WorkflowRunEvent;
};

/** What a run comes to after each of its events, at the moment of the one that followed. */
export const decisionsOf = (definition: Definition, events: readonly WorkflowRunEvent[]): readonly string[] => {
  const parsed = graphOf(definition);
  if (!('graph' in parsed)) throw new Error(JSON.stringify(parsed.problems));
  let run: WorkflowRun | undefined;
  return events.map((event, index) => {
    run = evolveWorkflowRun(run, event);
    return run === undefined ? '' : inShort(next(parsed.graph, run, (events[index + 1] ?? event).data.at));
  });
};

const inShort = (decided: Next): string => {
  switch (decided.kind) {
    case 'do':
      return decided.todos.map(({ kind, node }) => `${kind} ${node.id}`).join(', ');
    case 'wait':
      return `wait ${decided.until}`;
    case 'fail':
      return `fail ${decided.nodeId}`;
    case 'complete':
    case 'rest':
      return decided.kind;
  }
};

/** Types in short, so that a file of many runs stays small; one that is not here stays as it is. */
export const SHORT: Readonly<Partial<Record<WorkflowRunEvent['type'], string>>> = {
  WorkflowRunStarted: 'S',
  WorkflowRunSkipped: 'K',
  StepStarted: 's',
  StepSucceeded: 'o',
  StepFailed: 'f',
  BranchTaken: 'b',
  DelayScheduled: 'd',
  DelayElapsed: 'e',
  StepDeferred: 'w',
  WorkflowRunHeld: 'H',
  WorkflowRunResumed: 'R',
  WorkflowRunParked: 'P',
  WorkflowRunRetried: 'T',
  WorkflowRunCompleted: 'C',
  WorkflowRunFailed: 'F',
  WorkflowRunCancelled: 'X',
};
const LONG = new Map(Object.entries(SHORT).map(([type, short]) => [short, type]));

const CONSTANT = withoutContent({
  type: 'StepStarted',
  data: { runId: ANY, workflowId: ANY, nodeId: ANY, nodeType: ANY, at: ANY, attempt: 1, key: ANY, input: {} },
}).data as DataOf<WorkflowRunEvent, 'StepStarted'>;

type Line = readonly [
  definition: number,
  from: string,
  events: readonly (readonly [string, object])[],
  decisions: readonly string[],
];

/** Runs as lines of text: definitions first, then a run per line. */
export const writeRuns = (runs: readonly RecordedRun[]): string => {
  const definitions = [...new Set(runs.map(({ definition }) => JSON.stringify(definition)))];
  const lines = runs.map(
    ({ definition, events, decisions }): Line => [
      definitions.indexOf(JSON.stringify(definition)),
      events[0]?.data.at ?? '',
      events.map((event) => [SHORT[event.type] ?? event.type, shortData(event, events[0]?.data.at ?? '')]),
      decisions,
    ],
  );
  return `${[`[${definitions.join(',')}]`, ...lines.map((line) => JSON.stringify(line))].join('\n')}\n`;
};

/** Runs out of lines of text. */
export const readRuns = (text: string): readonly RecordedRun[] => {
  const [first = '[]', ...lines] = text.trimEnd().split('\n');
  const definitions = JSON.parse(first) as readonly Definition[];
  return lines.map((line) => {
    const [definition, from, events, decisions] = JSON.parse(line) as Line;
    const found = definitions[definition];
    if (found === undefined) throw new Error(`line without a definition: ${line}`);
    return { definition: found, events: events.map(longEvent(found, from)), decisions };
  });
};

// Moments as milliseconds since the run began.
const MOMENTS: ReadonlySet<string> = new Set(['at', 'dueAt', 'retryAt']);

const shortData = ({ type, data }: WorkflowRunEvent, from: string): object => {
  const { runId: _run, workflowId: _workflow, ...rest } = data as Record<string, unknown> & typeof data;
  const kept = Object.entries(rest).filter(([name]) => !IMPLIED.has(name));
  const short = (name: string, value: unknown) =>
    MOMENTS.has(name) && typeof value === 'string' ? millisOf(value) - millisOf(from) : value;
  const births = type === 'WorkflowRunStarted' || type === 'WorkflowRunSkipped';
  return Object.fromEntries(
    (births ? [['at', data.at]] : kept).map(([name, value]) => [name, short(String(name), value)]),
  );
};

const IMPLIED: ReadonlySet<string> = new Set(['nodeType', 'input', 'output', 'key', 'mode', 'error']);

const longEvent =
  ({ nodes }: Definition, from: string) =>
  ([short, shortened]: readonly [string, object]): WorkflowRunEvent => {
    const data: Record<string, unknown> = Object.fromEntries(
      Object.entries(shortened).map(([name, value]) => [
        name,
        MOMENTS.has(name) && typeof value === 'number' ? addMillis(from, value) : value,
      ]),
    );
    const type = (LONG.get(short) ?? short) as WorkflowRunEvent['type'];
    const nodeType = 'nodeId' in data ? nodes.find(({ id }) => id === data.nodeId)?.type : undefined;
    const implied: Record<string, unknown> = { runId: ANY, workflowId: ANY };
    const has = (...types: readonly WorkflowRunEvent['type'][]) => types.includes(type);
    if (nodeType !== undefined && !has('WorkflowRunFailed', 'WorkflowRunParked', 'WorkflowRunRetried'))
      implied.nodeType = nodeType;
    if (has('StepStarted')) Object.assign(implied, { key: CONSTANT.key, input: CONSTANT.input });
    if (has('StepSucceeded')) Object.assign(implied, { mode: 'live', output: {} });
    if (has('BranchTaken')) Object.assign(implied, { output: {} });
    if (has('StepFailed', 'WorkflowRunFailed', 'WorkflowRunParked')) implied.error = { code: ANY, message: ANY };
    if (has('WorkflowRunStarted', 'WorkflowRunSkipped'))
      Object.assign(implied, {
        version: 1,
        mode: 'live',
        subject: null,
        partnerId: null,
        trigger: { type: ANY, eventType: ANY, eventId: ANY, stream: ANY, revision: '0', position: '0' },
        ...(type === 'WorkflowRunSkipped' && { reason: 'loop' }),
      });
    return { type, data: { ...implied, ...data } } as WorkflowRunEvent;
  };
