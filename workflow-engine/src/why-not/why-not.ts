import {
  type EventFeed,
  EventResource,
  type EventStore,
  graphOf,
  Id,
  type Ids,
  matchTrigger,
  partsOf,
  type Recorded,
  runIdOf,
  type SkipReason,
  TRIGGER_EVENTS,
  type Workflow,
} from '@partneros/domain';
import { z } from 'zod';
import { readWorkflow } from '../automations/graphs.ts';
import { loadRun } from '../automations/load-run.ts';

/** What one workflow made of one event. */
export const Verdict = z.object({
  workflowId: Id,
  name: z.string(),
  version: z.int().nullable().describe('The one that was live then; null: none was.'),
  outcome: z.enum(['started', 'kept_out', 'not_active', 'silent', 'other_event', 'filter']),
  why: z.string().describe('The rule that decided, with what it looked at.'),
  runId: Id.nullable(),
});
export type Verdict = z.output<typeof Verdict>;

/** An event with what every workflow made of it. */
export const EventVerdicts = z.object({ event: EventResource, workflows: z.array(Verdict) });

interface WhyNotDeps {
  readonly store: EventStore;
  readonly feed: Pick<EventFeed, 'select'>;
  readonly ids: Ids;
}

/** Every event type that starts a workflow. */
export const STARTING: ReadonlySet<string> = new Set(Object.values(TRIGGER_EVENTS).flat());

/** What each workflow that was there made of an event, as it stood at that event. */
export const verdictsOn = async (deps: WhyNotDeps, event: Recorded): Promise<readonly Verdict[]> => {
  const { organizationId } = event.metadata;
  const verdicts: Verdict[] = [];
  const range = { organizationId, types: ['WorkflowCreated'], after: 0n, upTo: event.position };
  for await (const { events } of deps.feed.select(range))
    for (const { stream } of events) {
      const { id } = partsOf(stream);
      const state = await readWorkflow(deps.store, organizationId, id, event.position);
      if (state !== undefined) verdicts.push(await verdictOf(deps, event, id, state));
    }
  return verdicts;
};

const verdictOf = async (
  { store, ids }: WhyNotDeps,
  event: Recorded,
  workflowId: string,
  { name, status, publishedVersion, versions }: Workflow,
): Promise<Verdict> => {
  const { organizationId, eventId } = event.metadata;
  const version = status === 'active' ? publishedVersion : null;
  const verdict = (outcome: Verdict['outcome'], why: string, runId: string | null = null): Verdict => ({
    workflowId,
    name,
    version,
    outcome,
    why,
    runId,
  });

  // What really came of it is on record, whatever the rules are today.
  const runId = runIdOf(ids, workflowId, eventId);
  const run = (await loadRun(store, organizationId, runId))?.run;
  if (run?.status === 'skipped') return verdict('kept_out', KEPT_OUT[run.reason as SkipReason], runId);
  if (run !== undefined) return verdict('started', `It started run ${runId}.`, runId);

  const published = version === null ? undefined : versions[version];
  const parsed = published && graphOf(published);
  if (parsed === undefined || !('graph' in parsed))
    return verdict('not_active', `The workflow was ${STANDING[status]}.`);
  if (event.metadata.silent)
    return verdict('silent', 'The event was recorded silently, as by a silent import: no workflow starts.');
  const { trigger } = parsed.graph;
  const match = matchTrigger(trigger, event);
  if (!match.matches)
    return verdict(TRIGGER_EVENTS[trigger.type].includes(event.type) ? 'filter' : 'other_event', match.why);
  if (trigger.type === 'manual') return verdict('other_event', 'Another workflow was asked to run.');
  return verdict('kept_out', 'It fits the trigger, and no run is on record yet: the engine has not come to it.');
};

const STANDING: Readonly<Record<Workflow['status'], string>> = {
  draft: 'a draft then',
  active: 'active then, in a version that can no longer be read',
  inactive: 'inactive then',
  deleted: 'deleted by then',
};

const KEPT_OUT: Readonly<Record<SkipReason, string>> = {
  loop: 'The event is a consequence of this very workflow for the same record: it does not start itself again.',
  depth: 'The chain of automations that led here is as long as it may be.',
  already_enrolled: 'The record has been in this workflow before, and may come in once.',
  still_running: 'The latest run of the record had not ended, and it may come in only after that.',
  cooldown: 'The record came in too short a time before.',
  workflow_inactive: 'The workflow was switched off, with its runs cancelled, before the engine came to the event.',
  workflow_deleted: 'The workflow was deleted before the engine came to the event.',
};
