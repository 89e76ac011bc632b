import { z } from 'zod';
import type { Aggregate } from '../kernel/aggregate.ts';
import { Id } from '../kernel/fields.ts';
import { Json } from '../kernel/json.ts';
import { RunSubject, RunTrigger, StepError } from './workflow-run.events.ts';
import type { RunStatus, WorkflowRun } from './workflow-run.state.ts';

/** Where a run stands, as callers see it. */
export const RUN_STATUSES = [
  'running',
  'waiting',
  'held',
  'parked',
  'succeeded',
  'failed',
  'cancelled',
  'skipped',
] as const;

/** How long a chain of automations a run stands in. */
export const RunDepth = z.int().describe('Automations between a person and this run, itself included.');

const about = {
  id: Id,
  workflowId: Id,
  workflowVersion: z.int(),
  mode: z.enum(['live', 'test']),
  trigger: RunTrigger,
  subject: RunSubject.nullable(),
  partnerId: Id.nullable(),
  status: z.enum(RUN_STATUSES),
  reason: z.string().nullable(),
  error: StepError.nullable(),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  durationMs: z.int().nullable(),
};

/** A run in a list. */
export const WorkflowRunSummary = z.object({
  ...about,
  depth: RunDepth,
  waitingAt: z.string().nullable(),
  dueAt: z.string().nullable(),
  stoppedAt: z.string().nullable().describe('Since when it is failed, parked or held.'),
  stoppedBy: Id.nullable().describe('The step it failed or was parked over.'),
});

/** A run with its steps. */
export const WorkflowRunResource = z.object({
  ...about,
  version: z.int(),
  steps: z.array(
    z.object({
      nodeId: Id,
      nodeType: z.string(),
      status: z.enum(['running', 'waiting', 'succeeded', 'failed', 'cancelled']),
      attempt: z.int(),
      iteration: z.int().describe('How often the step is meant to happen; another one has another key.'),
      interruptions: z.int().describe('How often in a row an engine began it and recorded no end.'),
      idempotencyKey: z.string().nullable(),
      input: z.record(z.string(), Json),
      output: z.record(z.string(), Json),
      error: StepError.nullable(),
      handle: z.string(),
      startedAt: z.string(),
      finishedAt: z.string().nullable(),
      durationMs: z.int().nullable(),
      dueAt: z.string().nullable(),
    }),
  ),
});

/** A run that goes on by itself at some moment says so. */
export const shownStatus = ({ status, steps }: WorkflowRun): RunStatus | 'waiting' =>
  status === 'running' && steps.some((step) => step.dueAt !== null) ? 'waiting' : status;

/** Shows a run with its steps. */
export const workflowRunResource = (id: string, { state, version }: Aggregate<WorkflowRun>) => {
  const { again: _, ...shown } = state;
  return { id, ...shown, status: shownStatus(state), version };
};
