import {
  Id,
  type Ids,
  Json,
  type JsonObject,
  type JsonValue,
  partsOf,
  RunSubject,
  RunTrigger,
  type Step,
  StepError,
  shownStatus,
  WorkflowRunResource,
} from '@partneros/domain';
import { z } from 'zod';
import type { SimulatedEvent } from './overlay.ts';
import { redactedHeaders } from './redacted-headers.ts';
import type { SimulatedRun } from './simulation.ts';

const Changed = z.object({
  type: z.string(),
  entity: z.string(),
  id: z.string(),
  eventId: Id,
  data: z.record(z.string(), z.unknown()),
  changes: z.array(z.object({ field: z.string(), from: Json, to: Json })),
});

/** What a step would have done, had it been live. */
export const WouldHave = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('email'), to: z.array(z.string()), subject: z.string(), text: z.string() }),
  z.object({ kind: z.literal('slack'), channel: z.string(), text: z.string() }),
  z.object({
    kind: z.literal('webhook'),
    method: z.string(),
    url: z.string(),
    headers: z.record(z.string(), z.string()).describe('Values that look like secrets are replaced.'),
    body: z.string(),
    secretId: z.string(),
    response: z.literal('unknown').describe('The receiver was not asked, so nobody knows what it would have said.'),
  }),
  z.object({
    kind: z.literal('command'),
    input: z.record(z.string(), Json),
    events: z.array(Changed).describe('What the commands would have recorded; none: there was nothing to change.'),
    refused: StepError.nullable().describe('With which code the aggregate would have refused it.'),
  }),
]);
export type WouldHave = z.output<typeof WouldHave>;

/** One step of a simulated run. */
export const StepReport = z.object({
  nodeId: Id,
  nodeType: z.string(),
  status: z.enum(['simulated', 'failed', 'waiting', 'running', 'cancelled']),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  idempotencyKey: z.string().nullable(),
  would: WouldHave.nullable(),
  branch: z
    .record(z.string(), Json)
    .nullable()
    .describe('The case that was taken, and of each case the values that decided.'),
  wouldResumeAt: z.string().nullable().describe('Of a delay: when the run would have gone on.'),
  error: StepError.nullable(),
});
export type StepReport = z.output<typeof StepReport>;

/** A simulated run, step by step. */
export const RunReport = z.object({
  id: Id,
  workflowId: Id,
  workflowVersion: z.int(),
  trigger: RunTrigger,
  subject: RunSubject.nullable(),
  partnerId: Id.nullable(),
  status: WorkflowRunResource.shape.status,
  reason: z.string().nullable(),
  error: StepError.nullable(),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  durationMs: z.int().nullable(),
  steps: z.array(StepReport),
});
export type RunReport = z.output<typeof RunReport>;

/** Tells what a simulated run did, as far as it came. */
export const reportOf = ({ runId, run, simulated }: SimulatedRun, ids: Ids): RunReport => ({
  id: runId,
  workflowId: run.workflowId,
  workflowVersion: run.workflowVersion,
  trigger: run.trigger,
  subject: run.subject,
  partnerId: run.partnerId,
  status: shownStatus(run),
  reason: run.reason,
  error: run.error,
  startedAt: run.startedAt,
  finishedAt: run.finishedAt,
  durationMs: run.durationMs,
  steps: run.steps.map((step) => stepReportOf(step, simulated, ids)),
});

const stepReportOf = (step: Step, simulated: readonly SimulatedEvent[], ids: Ids): StepReport => ({
  nodeId: step.nodeId,
  nodeType: step.nodeType,
  status: step.status === 'succeeded' ? 'simulated' : step.status,
  startedAt: step.startedAt,
  finishedAt: step.finishedAt,
  idempotencyKey: step.idempotencyKey,
  would: wouldHave(step, simulated, ids),
  branch: step.nodeType === 'branch' ? plain(step.output) : null,
  wouldResumeAt: step.nodeType === 'delay' ? (step.dueAt ?? textIn(step.output, 'dueAt')) : null,
  error: step.error,
});

// A step whose configuration could not be filled in has nothing it would have done: its error says why.
const wouldHave = (step: Step, simulated: readonly SimulatedEvent[], ids: Ids): WouldHave | null => {
  const { nodeType, input } = step;
  if (Object.keys(input).length === 0) return null;
  switch (nodeType) {
    case 'send_email':
      return emailOf(input);
    case 'notify':
      return input.channel === 'email' ? emailOf(input) : slackOf(input, 'recipient');
    case 'slack_message':
      return slackOf(input, 'channel');
    case 'webhook':
      return {
        kind: 'webhook',
        method: textIn(input, 'method') ?? '',
        url: textIn(input, 'url') ?? '',
        headers: redactedHeaders(input.headers as Readonly<Record<string, string>>),
        body: textIn(input, 'body') ?? '',
        secretId: textIn(input, 'secretId') ?? '',
        response: 'unknown',
      };
    case 'update_record':
    case 'assign_training':
    case 'create_task':
      return { kind: 'command', input: plain(input), events: changedBy(step, simulated, ids), refused: step.error };
    default:
      return null;
  }
};

const emailOf = (input: JsonObject): WouldHave => ({
  kind: 'email',
  to: [...(input.to as readonly string[])],
  subject: textIn(input, 'subject') ?? '',
  text: textIn(input, 'text') ?? '',
});

const slackOf = (input: JsonObject, channel: string): WouldHave => ({
  kind: 'slack',
  channel: textIn(input, channel) ?? '',
  text: textIn(input, 'text') ?? '',
});

// The n-th command of a step has an id that follows from the step's key; one that changed nothing has left no event.
const MOST_COMMANDS: Readonly<Record<string, number>> = { create_task: 1, update_record: 8, assign_training: 256 };

const changedBy = ({ idempotencyKey, nodeType }: Step, simulated: readonly SimulatedEvent[], ids: Ids) => {
  const found: z.output<typeof Changed>[] = [];
  const left = new Set(simulated);
  const most = MOST_COMMANDS[nodeType] ?? 0;
  for (let index = 0; index < most && left.size > 0 && idempotencyKey !== null; index += 1) {
    const commandId = ids.derive(idempotencyKey, String(index));
    for (const one of left) {
      const { event, changes } = one;
      if (event.metadata.commandId !== commandId) continue;
      left.delete(one);
      const { category: entity, id } = partsOf(event.stream);
      const data = event.data as Readonly<Record<string, unknown>>;
      found.push({ type: event.type, entity, id, eventId: event.metadata.eventId, data, changes: [...changes] });
    }
  }
  return found;
};

const plain = (values: JsonObject) => values as Record<string, JsonValue>;

const textIn = (values: JsonObject, name: string): string | null => {
  const value = values[name];
  return typeof value === 'string' ? value : null;
};
