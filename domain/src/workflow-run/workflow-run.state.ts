import { type DataOf, evolution } from '../kernel/decider.ts';
import { extend } from '../kernel/extend.ts';
import type { JsonObject } from '../kernel/json.ts';
import { millisOf } from '../kernel/time.ts';
import type { RunSubject, RunTrigger, StepError, WorkflowRunEvent } from './workflow-run.events.ts';

/** Where a step stands. `waiting`: for its delay or its next attempt. */
export type StepStatus = 'running' | 'waiting' | 'succeeded' | 'failed' | 'cancelled';

/** One node of a run, once it was reached. */
export interface Step {
  readonly nodeId: string;
  readonly nodeType: string;
  readonly status: StepStatus;
  readonly attempt: number;
  /** Counts from 1: how often the step is meant to happen. Its key follows from it, and never from the attempt. */
  readonly iteration: number;
  /** How often in a row it was taken over from an engine that began it and recorded no end. */
  readonly interruptions: number;
  /** Given to whoever receives the effect, so that a repeat can be told. */
  readonly idempotencyKey: string | null;
  readonly input: JsonObject;
  readonly output: JsonObject;
  readonly error: StepError | null;
  /** The way taken out of the node: a branch's case, else `out`. */
  readonly handle: string;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly durationMs: number | null;
  /** When a waiting step goes on. */
  readonly dueAt: string | null;
}

/** Where a run stands. */
export type RunStatus = 'running' | 'held' | 'parked' | 'succeeded' | 'failed' | 'cancelled' | 'skipped';

/** One run of one version of a workflow for one event, steps in the order they were reached. */
export interface WorkflowRun {
  readonly workflowId: string;
  readonly workflowVersion: number;
  readonly mode: 'live' | 'test';
  readonly trigger: RunTrigger;
  readonly subject: RunSubject | null;
  readonly partnerId: string | null;
  readonly status: RunStatus;
  /** Why it was held, cancelled or skipped. */
  readonly reason: string | null;
  readonly error: StepError | null;
  readonly startedAt: string;
  readonly finishedAt: string | null;
  readonly durationMs: number | null;
  readonly steps: readonly Step[];
  /** Steps that begin anew, and in which iteration. */
  readonly again: Readonly<Record<string, number>>;
}

type Started = DataOf<WorkflowRunEvent, 'WorkflowRunStarted'>;

const begun = ({ workflowId, version, mode, trigger, subject, partnerId, at }: Started): WorkflowRun => ({
  workflowId,
  workflowVersion: version,
  mode,
  trigger,
  subject,
  partnerId,
  status: 'running',
  reason: null,
  error: null,
  startedAt: at,
  finishedAt: null,
  durationMs: null,
  steps: [],
  again: {},
});

export const evolveWorkflowRun = evolution<WorkflowRun, WorkflowRunEvent, 'WorkflowRunStarted' | 'WorkflowRunSkipped'>(
  {
    WorkflowRunStarted: begun,
    WorkflowRunSkipped: (data) => finish({ ...begun(data), reason: data.reason }, 'skipped', data.at),
  },
  {
    StepStarted: (run, data) =>
      putStep(
        run,
        data,
        {
          status: 'running',
          attempt: data.attempt,
          interruptions: interruptionsOf(run, data.nodeId),
          idempotencyKey: data.key,
          input: data.input,
          error: null,
          dueAt: null,
        },
        data.at,
      ),
    StepSucceeded: (run, data) =>
      putStep(run, data, extend(finished('succeeded', data.at), { output: data.output }), data.at),
    StepFailed: (run, data) =>
      data.retryAt === null
        ? putStep(run, data, extend(finished('failed', data.at), { error: data.error }), data.at)
        : putStep(run, data, { status: 'waiting', error: data.error, dueAt: data.retryAt }, data.at),
    BranchTaken: (run, data) =>
      putStep(run, data, extend(finished('succeeded', data.at), { handle: data.handle, output: data.output }), data.at),
    DelayScheduled: (run, data) => putStep(run, data, { status: 'waiting', dueAt: data.dueAt }, data.at),
    DelayElapsed: (run, data) =>
      putStep(run, data, extend(finished('succeeded', data.at), { output: { dueAt: data.dueAt } }), data.at),
    StepDeferred: (run, data) => putStep(run, data, { status: 'waiting', dueAt: data.dueAt }, data.at),
    WorkflowRunHeld: (run, { reason }) => ({ ...run, status: 'held', reason }),
    WorkflowRunResumed: (run) => ({ ...run, status: 'running', reason: null }),
    WorkflowRunParked: (run, { error }) => ({ ...run, status: 'parked', error }),
    WorkflowRunRetried: (run, { version, steps }) => ({
      ...run,
      workflowVersion: version,
      status: 'running',
      reason: null,
      error: null,
      finishedAt: null,
      durationMs: null,
      steps: run.steps.filter((step) => !steps.some(({ nodeId }) => nodeId === step.nodeId)),
      again: { ...run.again, ...Object.fromEntries(steps.map(({ nodeId, iteration }) => [nodeId, iteration])) },
    }),
    WorkflowRunMigrated: (run, { to }) => ({ ...run, workflowVersion: to }),
    WorkflowRunCompleted: (run, { at }) => finish(run, 'succeeded', at),
    WorkflowRunFailed: (run, { at, error }) => finish({ ...run, error }, 'failed', at),
    WorkflowRunCancelled: (run, { at, reason }) =>
      finish({ ...run, reason, steps: run.steps.map((step) => cancelled(step, at)) }, 'cancelled', at),
  },
);

/** Nothing more happens in this run by itself, nor by a command that is not a retry. */
export const isFinished = ({ status }: WorkflowRun): boolean =>
  status !== 'running' && status !== 'held' && status !== 'parked';

/** The iteration that a node is in, or will be when it is reached. */
export const iterationOf = (run: WorkflowRun, nodeId: string): number =>
  stepOf(run, nodeId)?.iteration ?? run.again[nodeId] ?? 1;

/** The step of a node, if it was reached. */
export const stepOf = (run: WorkflowRun, nodeId: string): Step | undefined =>
  run.steps.find((step) => step.nodeId === nodeId);

const finish = (run: WorkflowRun, status: RunStatus, at: string): WorkflowRun => ({
  ...run,
  status,
  finishedAt: at,
  durationMs: durationOf(run.startedAt, at),
});

// Clocks are set back, and differ between machines.
const durationOf = (from: string, to: string): number => Math.max(millisOf(to) - millisOf(from), 0);

const finished = (status: StepStatus, at: string) => ({ status, finishedAt: at, dueAt: null, error: null });

const cancelled = (step: Step, at: string): Step =>
  step.status === 'waiting' || step.status === 'running' ? { ...step, ...finished('cancelled', at) } : step;

const interruptionsOf = (run: WorkflowRun, nodeId: string): number => {
  const before = stepOf(run, nodeId);
  return before?.status === 'running' ? before.interruptions + 1 : 0;
};

const putStep = (
  run: WorkflowRun,
  { nodeId, nodeType }: { readonly nodeId: string; readonly nodeType: string },
  changes: Partial<Step>,
  at: string,
): WorkflowRun => {
  const before: Step = stepOf(run, nodeId) ?? {
    nodeId,
    nodeType,
    status: 'running',
    attempt: 1,
    iteration: iterationOf(run, nodeId),
    interruptions: 0,
    idempotencyKey: null,
    input: {},
    output: {},
    error: null,
    handle: 'out',
    startedAt: at,
    finishedAt: null,
    durationMs: null,
    dueAt: null,
  };
  const changed = { ...before, ...changes };
  const after: Step = {
    ...changed,
    durationMs: changed.finishedAt === null ? null : durationOf(before.startedAt, changed.finishedAt),
  };
  return {
    ...run,
    steps: run.steps.includes(before)
      ? run.steps.map((step) => (step === before ? after : step))
      : [...run.steps, after],
  };
};
