import { deepStrictEqual } from 'node:assert/strict';
import { given } from '../testing/given.ts';
import type { Definition, DefinitionNode } from '../workflow/definition.ts';
import type { Graph } from '../workflow/graph.ts';
import { graphOf } from '../workflow/graph-of.ts';
import { branchByTierDefinition, welcomeDefinition } from '../workflow/workflow.examples.ts';
import type { MigrateRun } from './migrate-run.ts';
import { workflowRun } from './workflow-run.decider.ts';
import type { WorkflowRunEvent } from './workflow-run.events.ts';
import { runExample } from './workflow-run.examples.ts';

const { started, stepStarted, succeeded, failed, branch, delay, elapsed, held, cancelled } = runExample;
const AT = '2026-03-01T09:00:00.000Z';
const DUE = '2026-03-08T09:00:00.000Z';

const graph = (definition: Definition): Graph => {
  const parsed = graphOf(definition);
  if ('problems' in parsed) throw new Error(JSON.stringify(parsed.problems));
  return parsed.graph;
};
const migrate = (to: Definition, version = 2): MigrateRun => ({
  type: 'MigrateRun',
  data: { runId: 'run-1', workflowId: 'workflow-1', version, graph: graph(to), at: AT },
});
const migrated: WorkflowRunEvent = {
  type: 'WorkflowRunMigrated',
  data: { runId: 'run-1', workflowId: 'workflow-1', from: 1, to: 2, at: AT },
};
const withNode = (id: string, change: (node: DefinitionNode) => DefinitionNode): Definition => ({
  ...welcomeDefinition,
  nodes: welcomeDefinition.nodes.map((node) => (node.id === id ? change(node) : node)),
});
const task = (id: string): DefinitionNode => ({
  id,
  type: 'create_task',
  position: { x: 0, y: 0 },
  data: { title: 'Call' },
});
const { nodes, edges } = welcomeDefinition;

/** The welcome is sent, and seven days are waited for. */
const waiting = [started(), stepStarted('welcome'), succeeded('welcome'), delay('wait', DUE)];

describe('migrate run', () => {
  it('lets a run that waits go on by another version, also one that is held', () => {
    const changed = withNode('follow-up', (node) => ({ ...node, data: { ...node.data, subject: 'Still there?' } }));
    given(workflowRun, ...waiting)
      .when(migrate(changed))
      .then(migrated);
    given(workflowRun, ...waiting, held())
      .when(migrate(changed))
      .then(migrated);
    given(workflowRun, ...waiting, migrated)
      .when(migrate(changed))
      .thenNothing();
    given(workflowRun, ...waiting, migrated)
      .when(migrate(welcomeDefinition, 1))
      .then({ ...migrated, data: { ...migrated.data, from: 2, to: 1 } } as WorkflowRunEvent);
  });

  it('lets what lies ahead come, go and change', () => {
    const longer = {
      nodes: [...nodes.filter(({ id }) => id !== 'follow-up'), task('call')],
      edges: [...edges.slice(0, 2), { id: 'e9', source: 'wait', target: 'call' }],
    };
    given(workflowRun, ...waiting)
      .when(migrate(longer))
      .then(migrated);
  });

  it('does not mind that the version has no longer what the run has done', () => {
    const without = {
      nodes: nodes.filter(({ id }) => id !== 'welcome'),
      edges: [{ id: 'e1', source: 'trigger', target: 'wait' }, ...edges.slice(2)],
    };
    given(workflowRun, ...waiting)
      .when(migrate(without))
      .then(migrated);
  });

  it('is refused when the version does not know where the run waits', () => {
    const without = {
      nodes: nodes.filter(({ id }) => id !== 'wait'),
      edges: [...edges.slice(0, 1), { id: 'e2', source: 'welcome', target: 'follow-up' }],
    };
    given(workflowRun, ...waiting)
      .when(migrate(without))
      .thenRejected('run-cannot-migrate', ['It waits at wait, which the version does not have.']);
    given(workflowRun, ...waiting)
      .when(migrate(withNode('wait', ({ id }) => task(id))))
      .thenRejected('run-cannot-migrate', ['The step wait was delay, and is create_task in the version.']);
    given(workflowRun, ...waiting)
      .when(migrate(withNode('welcome', ({ id }) => task(id))))
      .thenRejected('run-cannot-migrate', ['The step welcome was send_email, and is create_task in the version.']);
  });

  it('is refused when the version puts something before what the run has reached', () => {
    const inserted = {
      nodes: [...nodes, task('call')],
      edges: [
        ...edges.filter(({ id }) => id !== 'e2'),
        { id: 'e8', source: 'welcome', target: 'call' },
        { id: 'e9', source: 'call', target: 'wait' },
      ],
    };
    given(workflowRun, ...waiting)
      .when(migrate(inserted))
      .thenRejected('run-cannot-migrate', ['The version has call before a step that the run has reached.']);
  });

  it('does not take a way that was not gone for something left out', () => {
    const join: Definition = {
      nodes: [...branchByTierDefinition.nodes, { ...task('wait'), type: 'delay', data: { amount: 1, unit: 'days' } }],
      edges: [
        ...branchByTierDefinition.edges,
        ...['promote', 'announce', 'look-into'].map((source) => ({ id: `j-${source}`, source, target: 'wait' })),
      ],
    };
    const asTask = (event: WorkflowRunEvent) =>
      ({ ...event, data: { ...event.data, nodeType: 'create_task' } }) as WorkflowRunEvent;
    const call = [stepStarted('look-into'), succeeded('look-into')].map(asTask);
    const gone = [started(), branch('tier', 'else'), ...call];
    given(workflowRun, ...gone, delay('wait', DUE))
      .when(migrate(join))
      .then(migrated);
    given(workflowRun, started(), branch('tier', 'bronze'), delay('wait', DUE))
      .when(migrate(join))
      .thenRejected('run-cannot-migrate', ['It left tier by bronze, which is no way out in the version.']);
  });

  it('is refused while a step is under way, and when the run is parked or has ended', () => {
    const parked: WorkflowRunEvent = {
      type: 'WorkflowRunParked',
      data: { runId: 'run-1', workflowId: 'workflow-1', nodeId: null, error: { code: 'x', message: 'x' }, at: AT },
    };
    given(workflowRun, started(), stepStarted('welcome'))
      .when(migrate(welcomeDefinition))
      .thenRejected('run-cannot-migrate', ['The step welcome is under way.']);
    given(workflowRun, ...waiting, parked)
      .when(migrate(welcomeDefinition))
      .thenRejected('run-cannot-migrate', ['The run is parked: take it up again, or cancel it.']);
    given(workflowRun, ...waiting, cancelled())
      .when(migrate(welcomeDefinition))
      .thenRejected('run-cannot-migrate', ['The run has ended.']);
    given(workflowRun).when(migrate(welcomeDefinition)).thenRejected('run-not-found');
  });

  it('is possible for a step that waits for its next attempt', () => {
    given(workflowRun, started(), stepStarted('welcome'), failed('welcome', DUE))
      .when(migrate(welcomeDefinition))
      .then(migrated);
  });

  it('keeps the steps with their keys', () => {
    const before = waiting.reduce<ReturnType<typeof workflowRun.evolve>>(workflowRun.evolve, undefined);
    const after = workflowRun.evolve(before, migrated);
    deepStrictEqual(after, { ...before, workflowVersion: 2 });
    deepStrictEqual(workflowRun.evolve(after, elapsed('wait', DUE))?.steps[0]?.idempotencyKey, 'key-welcome');
  });
});
