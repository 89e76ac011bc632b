import {
  addMillis,
  type Cause,
  consequenceOf,
  type ExistingEnrolmentCommand,
  type ExistingEnrolmentEvent,
  type ExistingRecord,
  execute,
  existingEnrolment,
  fold,
  type Graph,
  graphOf,
  isTimeTrigger,
  load,
  type Recorded,
  streamOf,
  type WorkflowEvent,
  workflow,
} from '@partneros/domain';
import { type AskedAt, type ExistingRecords, existingRecords } from '@partneros/projections/models';
import { timeZoneOf } from '../../automations/time-zone-of.ts';
import type { EngineDeps } from '../../engine-deps.ts';
import type { DeadlineProcess } from '../deadline-process.ts';
import { recordOfPassedMoment } from './record-of-passed-moment.ts';
import { recordOfPastEvent } from './record-of-past-event.ts';

const NAME = 'enrol-existing';

/** Records in one batch, and the pause after it: 900 in an hour, which leaves room for what happens meanwhile. */
export const BATCH = 50;
export const PAUSE_MS = 200_000;

const PATIENCE_MS = 5_000;
const NOBODY = { count: () => Promise.resolve(0), page: () => Promise.resolve({ ids: [], nextCursor: null }) };

type Requested = Extract<WorkflowEvent, { readonly type: 'ExistingEnrolmentRequested' }>;

/**
 * Lets those in who were there before a workflow was switched on, batch by batch. A batch is chosen by an event, and that
 * event starts their runs like any other: so as the workflow stands at that event, and once.
 */
export const enrolExisting: DeadlineProcess = {
  name: NAME,
  deadlineOf: (recorded) => {
    const event = recorded as Recorded<ExistingEnrolmentEvent | Requested>;
    const { workflowId: subjectId } = event.data;
    switch (event.type) {
      case 'ExistingEnrolmentRequested':
        return { subjectId, dueAt: event.metadata.occurredAt };
      case 'ExistingRecordsChosen':
        return { subjectId, dueAt: addMillis(event.data.at, PAUSE_MS) };
      case 'ExistingEnrolmentFinished':
      case 'ExistingEnrolmentCancelled':
        return { subjectId, dueAt: null };
      default:
        return undefined;
    }
  },
  fire: async (deps, organizationId, workflowId) => {
    const { requested, graph, version, active } = await readRequest(deps, organizationId, workflowId);
    if (requested === undefined || graph === undefined || !active) return;
    const asked = { now: deps.clock.now(), timeZone: await timeZoneOf(deps, organizationId) };
    const found = existingRecords(graph.trigger, asked);
    const sources = 'none' in found ? undefined : found;
    if (sources !== undefined && !(await deps.rows.reached(sources.model, requested.position, PATIENCE_MS)))
      throw new Error('the lists are behind: who is there is not known yet');
    const { count, page } = sources ?? NOBODY;
    const about = { workflowId, at: asked.now };
    const upTo = String(requested.position);
    const on = (command: ExistingEnrolmentCommand, reason: string) =>
      carryOut(deps, { organizationId, workflowId, command, reason, requested });
    const current = async () => (await load(deps, existingEnrolment, organizationId, workflowId))?.state;

    const before = await current();
    if (before === undefined || BigInt(before.upTo) < requested.position) {
      const total = await count(deps.rows, organizationId);
      const request = { version, trigger: graph.trigger.type, upTo, total, requestedBy: requested.metadata.actor.id };
      await on({ type: 'StartExistingEnrolment', data: { ...about, ...request } }, 'start');
    }
    const state = await current();
    if (state?.status !== 'running') return;
    if (state.trigger !== graph.trigger.type) {
      const data = { ...about, reason: 'trigger_changed' as const, since: String(requested.position + 1n) };
      await on({ type: 'CancelExistingEnrolment', data }, 'trigger changed');
      return;
    }

    const after = state.cursor;
    const { ids, nextCursor: cursor } = await page(deps.rows, organizationId, {
      limit: BATCH,
      cursor: after ?? undefined,
    });
    const records = await recordsOf(deps, graph, sources, { organizationId, workflowId, ids, requested, asked });
    const data = { ...about, records, looked: ids.length, cursor, upTo, after };
    await on({ type: 'ChooseExistingRecords', data }, `after ${after}`);
  },
};

const readRequest = async ({ store }: Pick<EngineDeps, 'store'>, organizationId: string, workflowId: string) => {
  const stream = streamOf(workflow.category, organizationId, workflowId);
  const events = (await store.read(stream)) as readonly Recorded<WorkflowEvent>[];
  const state = fold(workflow, events)?.state;
  const version = state?.publishedVersion ?? 0;
  const definition = state?.versions[version];
  const parsed = definition === undefined ? undefined : graphOf(definition);
  return {
    requested: events.findLast((event): event is Recorded<Requested> => event.type === 'ExistingEnrolmentRequested'),
    graph: parsed !== undefined && 'graph' in parsed ? parsed.graph : undefined,
    version,
    active: state?.status === 'active',
  };
};

const recordsOf = async (
  deps: EngineDeps,
  { trigger }: Graph,
  sources: ExistingRecords | undefined,
  {
    ids,
    workflowId,
    ...where
  }: {
    readonly organizationId: string;
    readonly workflowId: string;
    readonly ids: readonly string[];
    readonly requested: Recorded;
    readonly asked: AskedAt;
  },
): Promise<ExistingRecord[]> => {
  const recordOf = (id: string): Promise<ExistingRecord | undefined> | undefined => {
    if (sources?.by.kind === 'event') return recordOfPastEvent(deps.store, trigger, sources.by, { ...where, id });
    return sources !== undefined && isTimeTrigger(trigger)
      ? recordOfPassedMoment(deps, { workflowId, trigger }, sources.by, { ...where, id })
      : undefined;
  };
  const found = await Promise.all(ids.map(recordOf));
  return found.flatMap((record) => record ?? []);
};

const carryOut = async (
  deps: EngineDeps,
  {
    organizationId,
    workflowId,
    command,
    reason,
    requested,
  }: {
    readonly organizationId: string;
    readonly workflowId: string;
    readonly command: ExistingEnrolmentCommand;
    readonly reason: string;
    readonly requested: Recorded;
  },
): Promise<void> => {
  const cause: Cause = consequenceOf(requested, deps.ids, {
    actor: { type: 'workflow', id: workflowId },
    reason: `${NAME} ${reason}`,
    occurredAt: deps.clock.now(),
  });
  const outcome = await execute(deps, existingEnrolment, { organizationId, id: workflowId, command, cause });
  if (outcome.kind !== 'recorded' && outcome.kind !== 'unchanged')
    throw new Error(`enrolling who was there in ${workflowId}: ${reason} ended in ${outcome.kind}`);
};
