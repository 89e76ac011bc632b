import type { Recorded, WorkflowRunEvent } from '@partneros/domain';
import type { Evidence } from '../evidence.ts';

/** One step of a run, with what is recorded about it. */
export interface StepHistory {
  readonly nodeId: string;
  readonly nodeType: string;
  /** Of its intents; one, however many attempts. */
  readonly keys: ReadonlySet<string>;
  readonly completions: number;
  /** Whether the step reaches outside: who it writes to, or where it posts. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly dueAt: string | undefined;
  readonly elapsedAt: string | undefined;
}

/** One run's stream. */
export interface RunHistory {
  readonly runId: string;
  readonly workflowId: string;
  readonly triggerId: string;
  readonly skipped: boolean;
  /** Ends that are recorded: one, whatever happened on the way. */
  readonly ends: number;
  /** Why it was parked, each time: what was wrong, and how often the step had begun since it was last taken up. */
  readonly parks: readonly { readonly code: string; readonly beginnings: number }[];
  readonly steps: readonly StepHistory[];
}

/** Every run there is, from its stream. */
export const runHistories = ({ events }: Pick<Evidence, 'events'>): readonly RunHistory[] => {
  const streams = new Map<string, Recorded<WorkflowRunEvent>[]>();
  for (const event of events) {
    if (!event.stream.startsWith('workflowRun-')) continue;
    const stream = streams.get(event.stream) ?? [];
    streams.set(event.stream, stream);
    stream.push(event as Recorded<WorkflowRunEvent>);
  }
  return [...streams.values()].flatMap(historyOf);
};

const ENDS: readonly string[] = ['WorkflowRunCompleted', 'WorkflowRunFailed', 'WorkflowRunCancelled'];
const COMPLETIONS: readonly string[] = ['StepSucceeded', 'BranchTaken', 'DelayElapsed'];

const historyOf = (stream: readonly Recorded<WorkflowRunEvent>[]): readonly RunHistory[] => {
  const begins = stream.filter(({ type }) => type === 'WorkflowRunStarted' || type === 'WorkflowRunSkipped');
  return begins.flatMap(({ type, data }) =>
    'trigger' in data
      ? [
          {
            runId: data.runId,
            workflowId: data.workflowId,
            triggerId: data.trigger.eventId,
            skipped: type === 'WorkflowRunSkipped',
            ends: stream.filter((event) => ENDS.includes(event.type)).length,
            parks: parksOf(stream),
            steps: stepsOf(stream),
          },
        ]
      : [],
  );
};

const parksOf = (stream: readonly Recorded<WorkflowRunEvent>[]): RunHistory['parks'] =>
  stream.flatMap(({ type, data }, index) => {
    if (type !== 'WorkflowRunParked') return [];
    const before = stream.slice(0, index);
    const since = before.slice(before.findLastIndex((event) => event.type === 'WorkflowRunRetried') + 1);
    const began = since.filter((event) => event.type === 'StepStarted' && event.data.nodeId === data.nodeId);
    return [{ code: data.error.code, beginnings: began.length }];
  });

const stepsOf = (stream: readonly Recorded<WorkflowRunEvent>[]): readonly StepHistory[] => {
  const nodes = new Map<string, Recorded<WorkflowRunEvent>[]>();
  for (const event of stream)
    if ('nodeType' in event.data) nodes.set(event.data.nodeId, [...(nodes.get(event.data.nodeId) ?? []), event]);
  return [...nodes].map(([nodeId, events]) => {
    const intents = events.flatMap(({ type, data }) => (type === 'StepStarted' ? [data] : []));
    const scheduled = events.flatMap(({ type, data }) => (type === 'DelayScheduled' ? [data.dueAt] : []));
    return {
      nodeId,
      nodeType: events.map(({ data }) => ('nodeType' in data ? data.nodeType : ''))[0] ?? '',
      keys: new Set(intents.map(({ key }) => key)),
      completions: events.filter(({ type }) => COMPLETIONS.includes(type)).length,
      input: intents[0]?.input ?? {},
      dueAt: scheduled[0],
      elapsedAt: events.find(({ type }) => type === 'DelayElapsed')?.recordedAt,
    };
  });
};
