import {
  type Cause,
  consequenceOf,
  execute,
  type Message,
  matchTrigger,
  partnerIdOf,
  type Recorded,
  runIdOf,
  subjectOf,
  type WorkflowEvent,
  type WorkflowRunCommand,
  workflowRun,
} from '@partneros/domain';
import type { EngineDeps } from '../engine-deps.ts';
import type { WorkflowEntry } from '../kernel/engine-rows.ts';
import type { LoadedRun } from './load-run.ts';

/** Automations one after the other may lead from one to the next this many times. */
export const MAX_DEPTH = 10;

/** An event that starts a workflow, decided at the moment the event was read. */
export interface Enrolment {
  readonly event: Recorded;
  readonly workflow: WorkflowEntry;
}

/** The workflows an event starts, out of those that were active when it was recorded. A silent event starts none. */
export const enrolments = (event: Recorded, workflows: readonly WorkflowEntry[]): readonly Enrolment[] =>
  event.metadata.silent
    ? []
    : workflows
        .filter(({ status, trigger }) => status === 'active' && matchTrigger(trigger, event).matches)
        .filter(({ workflowId }) => !isRequest(event) || event.data.workflowId === workflowId)
        .map((workflow) => ({ event, workflow }));

const isRequest = (event: Message): event is Extract<WorkflowEvent, { readonly type: 'WorkflowRunRequested' }> =>
  event.type === 'WorkflowRunRequested';

/**
 * Starts the run of an enrolment; nothing when it exists already. A run that its own workflow led to for the same
 * record, or that stands at the end of too long a chain, is recorded as skipped with that reason.
 */
export const enrol = async (deps: EngineDeps, { event, workflow }: Enrolment): Promise<LoadedRun | undefined> => {
  const { organizationId } = event.metadata;
  const { workflowId } = workflow;
  const runId = runIdOf(deps.ids, workflowId, event.metadata.eventId);
  const subject = subjectOf(event) ?? null;
  const link = `${workflowId}/${subject?.id ?? event.stream}`;
  const now = deps.clock.now();
  const data = {
    runId,
    workflowId,
    version: workflow.version,
    mode: 'live' as const,
    trigger: triggerOf(workflow, event),
    subject,
    partnerId: partnerIdOf(event) ?? null,
    at: now,
  };
  const reason = whySkipped(event, link);
  const command: WorkflowRunCommand =
    reason === undefined ? { type: 'StartRun', data } : { type: 'SkipRun', data: { ...data, reason } };

  const outcome = await execute(deps, workflowRun, {
    organizationId,
    id: runId,
    command,
    cause: causeOf(deps, event, workflowId, link, now),
  });
  if (outcome.kind === 'conflict') throw new Error(`starting run ${runId} met a conflict`);
  const last = outcome.kind === 'recorded' && !outcome.replayed ? outcome.events.at(-1) : undefined;
  return outcome.kind !== 'recorded' || last === undefined || reason !== undefined
    ? undefined
    : { organizationId, runId, run: outcome.aggregate.state, last };
};

const whySkipped = ({ metadata }: Recorded<Message>, link: string): 'loop' | 'depth' | undefined => {
  if (metadata.via?.includes(link)) return 'loop';
  return metadata.depth >= MAX_DEPTH ? 'depth' : undefined;
};

const triggerOf = ({ trigger }: WorkflowEntry, { type, metadata, stream, revision, position }: Recorded) => ({
  type: trigger.type,
  eventType: type,
  eventId: metadata.eventId,
  stream,
  revision: String(revision),
  position: String(position),
});

const causeOf = (deps: EngineDeps, event: Recorded, workflowId: string, link: string, now: string): Cause => ({
  ...consequenceOf(event, deps.ids, {
    actor: { type: 'workflow', id: workflowId },
    reason: `run ${workflowId}`,
    occurredAt: now,
    depth: event.metadata.depth + 1,
  }),
  via: [...(event.metadata.via ?? []), link],
});
