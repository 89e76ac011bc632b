import {
  addresseeOf,
  type Cause,
  consequenceOf,
  type ExecuteDeps,
  execute,
  matchTrigger,
  partnerIdOf,
  type Recorded,
  runIdOf,
  subjectOf,
  type WorkflowRunCommand,
  workflowRun,
} from '@partneros/domain';
import type { RunDeps } from '../engine-deps.ts';
import type { WorkflowEntry } from '../kernel/engine-rows.ts';
import { admit } from './admit.ts';
import { type EnrolmentGate, howToBegin } from './how-to-begin.ts';
import type { LoadedRun } from './load-run.ts';

/** A run that an event led to. */
export interface Enrolled {
  readonly runId: string;
  /** Nothing when the run was there already: a repeat, or another engine's. */
  readonly started: LoadedRun | undefined;
}

/** The workflows an event starts, out of those that were active when it was recorded. A silent event starts none. */
export const enrolments = (event: Recorded, workflows: readonly WorkflowEntry[]): readonly WorkflowEntry[] =>
  event.metadata.silent
    ? []
    : workflows
        .filter(({ status, trigger }) => status === 'active' && matchTrigger(trigger, event).matches)
        .filter(({ workflowId }) => [undefined, workflowId].includes(addresseeOf(event)));

/**
 * Starts the run of a workflow for an event, unless it exists already. A run that its own workflow led to for the same
 * record, that stands at the end of too long a chain, or that the workflow's enrolment rule keeps out, is recorded as
 * skipped with that reason: nothing is enrolled. One too many within an hour begins held, and one whose workflow was
 * switched off since the event as that says. `cause` is what the run follows from, where that is not the event itself.
 */
export const enrol = async (
  deps: Pick<RunDeps, 'store' | 'ids' | 'clock' | 'rows'> & EnrolmentGate,
  event: Recorded,
  workflow: WorkflowEntry,
  cause: Recorded = event,
): Promise<Enrolled | undefined> => {
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
  const begins = await howToBegin(deps, cause, {
    organizationId,
    workflowId,
    runId,
    link,
    at: now,
    refusal: async () => (subject === null ? undefined : admit(deps, { event, workflow, subject, runId })),
  });
  const command: WorkflowRunCommand =
    begins.as === 'skipped'
      ? { type: 'SkipRun', data: { ...data, reason: begins.reason } }
      : { type: 'StartRun', data, ...(begins.as === 'held' && { hold: begins.reason }) };

  const outcome = await execute(deps, workflowRun, {
    organizationId,
    id: runId,
    command,
    // One event may lead to many runs of one workflow, unless it is the one that the run is named by.
    cause: causeOf(deps, cause, {
      workflowId,
      reason: cause === event ? `run ${workflowId}` : `run ${runId}`,
      link,
      now,
    }),
  });
  if (outcome.kind === 'conflict') throw new Error(`starting run ${runId} met a conflict`);
  if (begins.as === 'skipped') return undefined;
  const [first, last = first] = outcome.kind === 'recorded' && !outcome.replayed ? outcome.events : [];
  if (first === undefined && begins.as === 'running' && begins.place === 'taken')
    deps.pace.giveBack(organizationId, workflowId, runId);
  return outcome.kind !== 'recorded' || first === undefined || last === undefined
    ? { runId, started: undefined }
    : {
        runId,
        started: {
          organizationId,
          runId,
          run: outcome.aggregate.state,
          first,
          correlationId: first.metadata.correlationId,
          last,
        },
      };
};

const triggerOf = ({ trigger }: WorkflowEntry, { type, metadata, stream, revision, position }: Recorded) => ({
  type: trigger.type,
  eventType: type,
  eventId: metadata.eventId,
  stream,
  revision: String(revision),
  position: String(position),
});

const causeOf = (
  deps: ExecuteDeps,
  event: Recorded,
  { workflowId, reason, link, now }: Readonly<Record<'workflowId' | 'reason' | 'link' | 'now', string>>,
): Cause => ({
  ...consequenceOf(event, deps.ids, {
    actor: { type: 'workflow', id: workflowId },
    reason,
    occurredAt: now,
    depth: event.metadata.depth + 1,
  }),
  via: [...(event.metadata.via ?? []), link],
});
