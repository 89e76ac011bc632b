import {
  consequenceOf,
  type Enrolment,
  type EnrolmentRefusal,
  execute,
  isFinished,
  load,
  partnerIdOf,
  type Recorded,
  type RunSubject,
  workflowEnrolment,
} from '@partneros/domain';
import { workflowRunsModel } from '@partneros/projections/models';
import type { RunDeps } from '../engine-deps.ts';
import type { WorkflowEntry } from '../kernel/engine-rows.ts';
import { loadRun } from './load-run.ts';
import { triggerEvent } from './run-context.ts';

type AdmitDeps = Pick<RunDeps, 'store' | 'ids' | 'clock' | 'rows'>;

/** What asks to come in, and where. */
export interface Admission {
  readonly event: Recorded;
  readonly workflow: WorkflowEntry;
  readonly subject: RunSubject;
  readonly runId: string;
}

/**
 * Asks the workflow's enrolment rule whether an event may start a run for its record. What was decided is recorded in a
 * stream of this workflow and this record, under a command that follows from the event: a repeat, and another engine, are
 * told the same. `undefined`: it may.
 */
export const admit = async (
  deps: AdmitDeps,
  { event, workflow, subject, runId }: Admission,
): Promise<EnrolmentRefusal | undefined> => {
  const { enrolment: rule, workflowId, wasWithoutRule } = workflow;
  if (rule === undefined || rule.reenroll === 'always') return undefined;
  const { organizationId, occurredAt } = event.metadata;

  const id = deps.ids.derive(workflowId, subject.entity, subject.id, ...holderOf(subject, event));
  const known = (await load(deps, workflowEnrolment, organizationId, id))?.state.enrolments ?? [];
  const earlier = wasWithoutRule ? await runsWithoutRule(deps, { event, workflow, subject, runId }) : [];
  const latest = [...earlier, ...known].toSorted((a, b) => (a.at < b.at ? -1 : 1)).at(-1);
  const run = latest && (await loadRun(deps.store, organizationId, latest.runId))?.run;
  const ended = latest !== undefined && run !== undefined && isFinished(run) ? latest.runId : null;

  const outcome = await execute(deps, workflowEnrolment, {
    organizationId,
    id,
    command: { type: 'EnrolSubject', data: { workflowId, subject, runId, at: occurredAt, rule, ended, earlier } },
    cause: consequenceOf(event, deps.ids, {
      actor: { type: 'workflow', id: workflowId },
      reason: `enrol ${workflowId}`,
      occurredAt: deps.clock.now(),
    }),
  });
  if (outcome.kind !== 'recorded') throw new Error(`enrolling for run ${runId} ended in ${outcome.kind}`);
  const decided = outcome.events.at(-1);
  return decided?.type === 'SubjectNotEnrolled' ? decided.data.reason : undefined;
};

// A certification is the same for all who hold it: who comes in is the partner.
const holderOf = ({ entity }: RunSubject, event: Recorded): readonly string[] =>
  entity === 'certification' ? [partnerIdOf(event) ?? ''] : [];

const PATIENCE_MS = 5_000;
// Of one record in one workflow. What is older than these decides nothing any more.
const MOST_EARLIER = 100;

// A run that started without a rule was not recorded as an enrolment, and counts as one all the same. Lists know it once
// they have seen everything before this event.
const runsWithoutRule = async (
  deps: AdmitDeps,
  { event, workflow: { workflowId }, subject, runId }: Admission,
): Promise<readonly Enrolment[]> => {
  const { organizationId } = event.metadata;
  if (!(await deps.rows.reached(workflowRunsModel, event.position, PATIENCE_MS)))
    throw new Error('the list of runs is behind: who was in before is not known yet');
  const { rows } = await deps.rows.find(workflowRunsModel, organizationId, {
    where: { workflowId, subjectId: subject.id, partnerId: holderOf(subject, event)[0] },
    sort: { field: 'startedAt', direction: 'desc' },
    limit: MOST_EARLIER,
  });
  const started = rows.filter((row) => row.mode === 'live' && row.status !== 'skipped' && row.id !== runId);
  return Promise.all(
    started.map(async ({ id, trigger, startedAt }) => ({
      runId: id,
      at: (await triggerEvent(deps.store, trigger))?.metadata.occurredAt ?? startedAt,
    })),
  );
};
