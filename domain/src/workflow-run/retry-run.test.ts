import { deepEqual } from 'node:assert/strict';
import { given } from '../testing/given.ts';
import { graphOf } from '../workflow/graph-of.ts';
import { branchByTierDefinition, welcomeDefinition } from '../workflow/workflow.examples.ts';
import { next } from './next.ts';
import type { RetryRun } from './retry-run.ts';
import { workflowRun } from './workflow-run.decider.ts';
import type { WorkflowRunEvent } from './workflow-run.events.ts';
import { runExample } from './workflow-run.examples.ts';
import { evolveWorkflowRun, iterationOf, type WorkflowRun } from './workflow-run.state.ts';

const AT = '2026-03-01T09:00:00.000Z';
const LATER = '2026-03-08T09:00:00.000Z';
const { started, stepStarted, succeeded, failed, failedRun, branch, delay, elapsed } = runExample;
const { held, cancelled, completed, parked, retried } = runExample;

const graph = (definition: typeof welcomeDefinition) => {
  const parsed = graphOf(definition);
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.graph;
};
const retry = (over: Partial<RetryRun['data']> = {}): RetryRun => ({
  type: 'RetryRun',
  data: {
    runId: 'run-1',
    workflowId: 'workflow-1',
    version: 1,
    graph: graph(welcomeDefinition),
    nodeId: null,
    repeat: false,
    at: AT,
    ...over,
  },
});
const fold = (...events: readonly WorkflowRunEvent[]): WorkflowRun => {
  const run = events.reduce<WorkflowRun | undefined>(evolveWorkflowRun, undefined);
  if (run === undefined) throw new Error('no run');
  return run;
};

const brokenAtFollowUp = [
  started(),
  stepStarted('welcome'),
  succeeded('welcome'),
  delay('wait', AT),
  elapsed('wait', AT),
  stepStarted('follow-up'),
  failed('follow-up', null),
  failedRun('follow-up'),
];
const broken = [started(), stepStarted('welcome'), failed('welcome', null), failedRun('welcome')];

describe('a run that is taken up again', () => {
  it('begins with what failed, in the iteration it was in, and leaves alone what succeeded', () => {
    given(workflowRun, ...brokenAtFollowUp)
      .when(retry())
      .then(retried([{ nodeId: 'follow-up', iteration: 1 }]));
  });

  it('begins with what it was parked over, and with what was cancelled', () => {
    given(workflowRun, started(), stepStarted('welcome'), parked('welcome'))
      .when(retry())
      .then(retried([{ nodeId: 'welcome', iteration: 1 }]));
    given(workflowRun, started(), stepStarted('welcome'), cancelled())
      .when(retry())
      .then(retried([{ nodeId: 'welcome', iteration: 1 }]));
  });

  it('lets a delay that still runs keep its moment', () => {
    given(workflowRun, started(), delay('wait', LATER), parked()).when(retry()).then(retried([]));
  });

  it('repeats what succeeded only when that is asked for, as another iteration', () => {
    given(workflowRun, ...brokenAtFollowUp)
      .when(retry({ nodeId: 'welcome' }))
      .thenRejected('run-repeats-steps', ['welcome has succeeded.']);
    given(workflowRun, ...brokenAtFollowUp)
      .when(retry({ nodeId: 'welcome', repeat: true }))
      .then(
        retried(
          [
            { nodeId: 'welcome', iteration: 2 },
            { nodeId: 'wait', iteration: 2 },
            { nodeId: 'follow-up', iteration: 1 },
          ],
          'welcome',
        ),
      );
  });

  it('decides a branch once more without being asked to repeat anything', () => {
    const events = [started(), branch('tier', 'silver'), stepStarted('announce'), failed('announce', null)];
    given(workflowRun, ...events, failedRun('announce'))
      .when(retry({ nodeId: 'tier', graph: graph(branchByTierDefinition) }))
      .then(
        retried(
          [
            { nodeId: 'tier', iteration: 2 },
            { nodeId: 'announce', iteration: 1 },
          ],
          'tier',
        ),
      );
  });

  it('goes on in a later version, never in an earlier one', () => {
    given(workflowRun, ...broken)
      .when(retry({ version: 4 }))
      .then(retried([{ nodeId: 'welcome', iteration: 1 }], null, 4));
    given(workflowRun, ...broken, retried([{ nodeId: 'welcome', iteration: 1 }], null, 4), failedRun('welcome'))
      .when(retry({ version: 3 }))
      .thenRejected('run-version-not-later', ['The run is in 4.']);
  });

  it('begins at no step that it never came to, or that the version does not have', () => {
    given(workflowRun, ...broken)
      .when(retry({ nodeId: 'follow-up' }))
      .thenRejected('run-step-not-reached', ['The run never came to follow-up.']);
    given(workflowRun, ...broken)
      .when(retry({ nodeId: 'welcome', graph: graph(branchByTierDefinition) }))
      .thenRejected('run-step-not-reached', ['The run never came to welcome.']);
  });

  it('is left alone while it goes on, and is not found when there is none', () => {
    given(workflowRun, started()).when(retry()).thenNothing();
    given(workflowRun, started())
      .when(retry({ nodeId: 'welcome' }))
      .thenRejected('run-not-ended');
    given(workflowRun, started(), held()).when(retry()).thenRejected('run-not-ended');
    given(workflowRun, started(), completed()).when(retry()).thenRejected('run-has-nothing-to-redrive');
    given(workflowRun).when(retry()).thenRejected('run-not-found');
  });

  it('reaches the steps that were taken back again, and knows their iteration before it does', () => {
    const run = fold(...brokenAtFollowUp, retried([{ nodeId: 'follow-up', iteration: 3 }]));
    deepEqual([run.status, run.error, run.finishedAt, iterationOf(run, 'follow-up')], ['running', null, null, 3]);
    const decided = next(graph(welcomeDefinition), run, AT);
    deepEqual(decided.kind === 'do' && decided.todos.map(({ kind, node }) => `${kind} ${node.id}`), [
      'start follow-up',
    ]);
    const begun = fold(...brokenAtFollowUp, retried([{ nodeId: 'follow-up', iteration: 3 }]), stepStarted('follow-up'));
    deepEqual(begun.steps.at(-1)?.iteration, 3);
  });

  it('has no more to do with steps that its new version does not have', () => {
    const run = fold(...broken, retried([], null, 2));
    deepEqual(next(graph(branchByTierDefinition), run, AT).kind, 'do');
  });
});
