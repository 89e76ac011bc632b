import {
  execute,
  matchTrigger,
  partnerIdOf,
  type Recorded,
  type RunTrigger,
  subjectOf,
  type WorkflowRunEvent,
  workflowRun,
} from '@partneros/domain';
import { partnersModel } from '@partneros/projections/models';
import type { EngineApiDeps } from '../http/engine-route.ts';
import { createBreathing } from '../simulation/breathing.ts';
import { createHistory } from '../simulation/history.ts';
import { reportOf } from '../simulation/run-report.ts';
import { createSimulation, type Simulation, type TriedVersion } from '../simulation/simulation.ts';
import { findSample } from './find-sample.ts';
import { makeUpEvent, type SampleRecord } from './made-up-event.ts';
import type { Sample, TestRun } from './test-run.ts';

/** What a test run begins with: a record, or an event of the past itself. */
export interface SampleChoice {
  readonly record: SampleRecord;
  readonly event: Recorded | undefined;
}

interface Chosen {
  readonly kind: Sample['kind'];
  readonly event: Recorded;
}

/**
 * Runs a version once, over everything as it is now, in a scratch stream that nobody else reads: nothing is recorded,
 * and nobody is reached. Answers a sentence where there is no sample that fits the trigger.
 */
export const runTest = async (
  deps: Pick<EngineApiDeps, 'store' | 'ids' | 'feed' | 'rows' | 'clock'>,
  testRunId: string,
  version: TriedVersion,
  choice: SampleChoice,
): Promise<Omit<TestRun, 'expiresAt'> | string> => {
  const { organizationId, workflowId, graph } = version;
  const now = deps.clock.now();
  const breathe = createBreathing();
  const history = createHistory(deps.store, async () => false, breathe);
  const simulation = createSimulation(
    { history, ids: deps.ids, rowsOf: () => deps.rows, start: now, breathe },
    version,
  );
  const moment = { by: 'position', position: await deps.feed.head() } as const;
  simulation.overlay.moveTo(moment, now);

  const chosen = await sampleFor(deps, simulation, version, choice, now);
  if (typeof chosen === 'string') return chosen;
  simulation.overlay.takeSimulated();
  const { event, kind } = chosen;
  const trigger: RunTrigger = {
    type: graph.trigger.type,
    eventType: event.type,
    eventId: event.metadata.eventId,
    stream: event.stream,
    revision: String(event.revision),
    position: String(event.position),
  };
  const started: Extract<WorkflowRunEvent, { type: 'WorkflowRunStarted' }> = {
    type: 'WorkflowRunStarted',
    data: {
      runId: testRunId,
      workflowId,
      version: version.version,
      mode: 'test',
      trigger,
      subject: subjectOf(event) ?? null,
      partnerId: partnerIdOf(event) ?? null,
      at: now,
    },
  };
  const outcome = await execute({ store: simulation.overlay.store, ids: deps.ids }, workflowRun, {
    organizationId,
    id: testRunId,
    command: { type: 'StartRun', data: started.data },
    cause: {
      commandId: deps.ids.derive(testRunId, 'test'),
      correlationId: testRunId,
      actor: { type: 'workflow', id: workflowId },
      occurredAt: now,
      depth: 1,
    },
  });
  const [first] = outcome.kind === 'recorded' ? outcome.events : [];
  if (outcome.kind !== 'recorded' || first === undefined) throw new Error('a test run could not be begun');
  await simulation.finish(
    { organizationId, runId: testRunId, run: outcome.aggregate.state, first, correlationId: testRunId, last: first },
    moment,
  );
  const [run] = simulation.takeEnded();
  if (run === undefined) throw new Error('a test run did not come to its end');
  const sample = { kind, eventType: event.type, eventId: event.metadata.eventId, at: event.metadata.occurredAt };
  return { ...reportOf(run, deps.ids), mode: 'test', sample: { ...sample, data: event.data as Sample['data'] } };
};

const sampleFor = async (
  deps: Pick<EngineApiDeps, 'feed' | 'rows'>,
  { overlay }: Simulation,
  { organizationId, workflowId, graph: { trigger } }: TriedVersion,
  { record, event }: SampleChoice,
  now: string,
): Promise<Chosen | string> => {
  if (event !== undefined) {
    const match = matchTrigger(trigger, event);
    return match.matches ? { kind: 'event', event } : match.why;
  }
  const about = trigger.type === 'manual' ? await someRecord(deps, organizationId, record) : record;
  const found = trigger.type === 'manual' ? undefined : await findSample(deps.feed, organizationId, trigger, about);
  if (found !== undefined) return { kind: 'event', event: found };
  const made = await makeUpEvent(overlay, { organizationId, workflowId, now }, trigger, about);
  if (typeof made === 'string') return made;
  return { kind: Object.keys(about).length > 0 ? 'record' : 'made-up', event: made };
};

const someRecord = async (
  { rows }: Pick<EngineApiDeps, 'rows'>,
  organizationId: string,
  record: SampleRecord,
): Promise<SampleRecord> => {
  if (Object.keys(record).length > 0) return record;
  const sort = { field: 'updatedAt', direction: 'desc' } as const;
  const [newest] = (await rows.find(partnersModel, organizationId, { sort, limit: 1 })).rows;
  return newest === undefined ? record : { partnerId: newest.id };
};
