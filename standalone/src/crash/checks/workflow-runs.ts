import { graphOf, matchTrigger, type Recorded, type TriggerConfig, type WorkflowEvent } from '@partneros/domain';
import type { Check, Evidence } from '../evidence.ts';
import { runHistories } from './run-history.ts';

/** One run for each event that a workflow waited for while it was active; none for any other. */
export const enrolments: Check = {
  promise: 'every event starts the workflows that wait for it once, and no others',
  find: (evidence) => {
    const expected = new Set(expectedRuns(evidence));
    const runs = runHistories(evidence).map(({ workflowId, triggerId }) => runName(workflowId, triggerId));
    const found = new Set(runs);
    return [
      ...runs.filter((run, index) => runs.indexOf(run) !== index).map((run) => `${run} was started twice`),
      ...[...expected].filter((run) => !found.has(run)).map((run) => `${run} was never started`),
      ...[...found].filter((run) => !expected.has(run)).map((run) => `${run} should not have been started`),
    ];
  },
};

// After this many beginnings without an end a step is left to a person.
const MOST_BEGINNINGS = 5;

/** Every run has one end, is parked for a step that killed its engine too often and for nothing else, every step one key and at most one completion, and no delay ends early. */
export const runsFinishOnce: Check = {
  promise: 'every workflow run finishes once, each step completes at most once, and no delay ends early',
  find: (evidence) =>
    runHistories(evidence).flatMap(({ runId, skipped, ends, parks, steps }) => [
      ...(ends === (skipped ? 0 : 1) ? [] : [`run ${runId} has ${ends} ends`]),
      ...parks.flatMap(({ code, beginnings }) =>
        code === 'interrupted' && beginnings >= MOST_BEGINNINGS
          ? []
          : [`run ${runId} was parked (${code}) after ${beginnings} beginnings`],
      ),
      ...steps.flatMap(({ nodeId, nodeType, keys, completions, dueAt, elapsedAt }) => [
        ...(completions <= 1 ? [] : [`step ${nodeId} of run ${runId} was completed ${completions} times`]),
        ...(completions > 0 || nodeType !== 'delay' ? [] : [`delay ${nodeId} of run ${runId} never ended`]),
        ...(keys.size <= 1 ? [] : [`step ${nodeId} of run ${runId} has ${keys.size} keys`]),
        ...(dueAt !== undefined && elapsedAt !== undefined && elapsedAt < dueAt
          ? [`delay ${nodeId} of run ${runId} ended at ${elapsedAt}, before ${dueAt}`]
          : []),
      ]),
    ]),
};

const runName = (workflowId: string, eventId: string): string => `workflow ${workflowId} on event ${eventId}`;

interface Waiting {
  readonly trigger: TriggerConfig | undefined;
  readonly active: boolean;
}

// Walks the log as the engine should have: which workflows were active, with which trigger, at each event.
const expectedRuns = ({ events }: Pick<Evidence, 'events'>): readonly string[] => {
  const workflows = new Map<string, Waiting>();
  const runs: string[] = [];
  for (const event of events) {
    if (event.stream.startsWith('workflow-')) follow(workflows, event as Recorded<WorkflowEvent>);
    if (event.metadata.silent) continue;
    for (const [workflowId, { active, trigger }] of workflows)
      if (active && trigger !== undefined && matchTrigger(trigger, event).matches)
        runs.push(runName(workflowId, event.metadata.eventId));
  }
  return runs;
};

const follow = (workflows: Map<string, Waiting>, { type, data }: Recorded<WorkflowEvent>): void => {
  const before = workflows.get(data.workflowId) ?? { trigger: undefined, active: false };
  if (type === 'WorkflowDefinitionSaved') {
    const found = graphOf(data.definition);
    workflows.set(data.workflowId, { ...before, trigger: 'graph' in found ? found.graph.trigger : undefined });
  }
  if (type === 'WorkflowActivated') workflows.set(data.workflowId, { ...before, active: true });
  if (type === 'WorkflowDeactivated' || type === 'WorkflowDeleted')
    workflows.set(data.workflowId, { ...before, active: false });
};
