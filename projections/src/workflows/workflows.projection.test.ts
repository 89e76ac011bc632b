import { execute, type WorkflowCommand, type WorkflowRunEvent, workflow } from '@partneros/domain';
import { runExample, welcomeDefinition } from '@partneros/domain/testing';
import { type ManualClock, type MemoryStores, openMemoryStores } from '@partneros/infra/testing';
import { expect } from 'chai';
import { foldBatch } from '../kernel/fold-batch.ts';
import type { AnyProjection } from '../kernel/projection.ts';
import { WORKFLOW_SUMMARY_KEY, workflowSummaryModel } from '../workflow-summary/workflow-summary.model.ts';
import { workflowSummary } from '../workflow-summary/workflow-summary.projection.ts';
import { appendRun, wholeRun } from './append-run.examples.ts';
import { type LastRunStatus, workflowsModel } from './workflows.model.ts';
import { workflows } from './workflows.projection.ts';

const create = (workflowId: string, createdBy: string): WorkflowCommand => ({
  type: 'CreateWorkflow',
  data: { workflowId, name: 'Welcome', description: null, stage: 'onboard', createdBy },
});
const save: Extract<WorkflowCommand, { readonly type: 'SaveWorkflowDefinition' }> = {
  type: 'SaveWorkflowDefinition',
  data: { workflowId: 'workflow-1', definition: welcomeDefinition, draft: false },
};
const activate: WorkflowCommand = { type: 'ActivateWorkflow', data: { workflowId: 'workflow-1' } };
const remove: WorkflowCommand = { type: 'DeleteWorkflow', data: { workflowId: 'workflow-1' } };

const PROMISED = {
  byNode: { welcome: 5, wait: 0, 'follow-up': 5 },
  perRun: 10,
  trigger: { type: 'partner_created', config: {} },
};

describe('the workflow projections', () => {
  let stores: MemoryStores<ManualClock>;
  beforeEach(async () => {
    stores = openMemoryStores<ManualClock>();
    for (const command of [create('workflow-1', 'user-1'), save, activate]) await act(command);
    await act(create('workflow-2', 'user-2'));
    await appendRun(stores, wholeRun('run-1'));
    await appendRun(stores, wholeRun('run-2', 'test'));
  });
  afterEach(() => stores.close());

  const act = (command: WorkflowCommand) =>
    execute(stores, workflow, {
      organizationId: 'org-1',
      id: command.data.workflowId,
      command,
      cause: {
        commandId: stores.ids.next(),
        correlationId: 'request-1',
        actor: { type: 'user', id: 'user-1' },
        occurredAt: stores.clock.now(),
        depth: 0,
      },
    });
  const fold = async (from = 0, to = 1_000) => {
    const events = (await stores.feed.read(0n, 1_000)).slice(from, to);
    for (const projection of [workflows, workflowSummary] as readonly AnyProjection[]) {
      const { write, parked } = await foldBatch(stores.rows, projection, events, events.at(-1)?.position ?? 0n);
      expect(parked).to.deep.equal([]);
      await stores.rows.write([write]);
    }
  };
  const rows = async () => ({
    workflows: (await stores.rows.find(workflowsModel, 'org-1', { limit: 10 })).rows,
    summary: await stores.rows.get(workflowSummaryModel, 'org-1', WORKFLOW_SUMMARY_KEY),
  });
  const summary = async () => {
    const all = Object.entries((await rows()).summary?.workflows ?? {});
    return all.map(([id, { ownerId, active, savings }]) => [id, ownerId, active, savings.minutesByDay]);
  };

  it('keep one row per workflow, with what came of its live runs', async () => {
    await fold();
    const [first, second] = (await rows()).workflows;
    expect(first).to.deep.equal({
      id: 'workflow-1',
      organizationId: 'org-1',
      name: 'Welcome',
      description: null,
      stage: 'onboard',
      status: 'active',
      ownerId: 'user-1',
      definition: welcomeDefinition,
      latestVersion: 2,
      publishedVersion: 2,
      inFlight: null,
      version: 3,
      createdAt: '2026-01-01T00:00:00.000Z',
      updatedAt: '2026-01-01T00:00:00.000Z',
      lastRunId: 'run-1',
      lastRunAt: '2026-01-01T00:00:00.000Z',
      lastRunStatus: 'succeeded',
      savings: {
        minutesByDay: { '2026-01-01': 10 },
        latest: PROMISED,
        published: PROMISED,
        activeSince: '2026-01-01T00:00:00.000Z',
      },
    });
    expect(second).to.deep.include({ id: 'workflow-2', status: 'draft', lastRunId: null });
    expect(second?.savings).to.deep.include({ minutesByDay: {}, published: null, activeSince: null });
  });

  it('tell how the latest run goes, whatever an earlier one does', async () => {
    const { startedData, held, resumed, completed, cancelled } = runExample;
    const of = (runId: string, event: WorkflowRunEvent) =>
      ({ ...event, data: { ...event.data, runId } }) as WorkflowRunEvent;
    const failed: WorkflowRunEvent = {
      type: 'WorkflowRunFailed',
      data: { ...startedData, nodeId: 'mail', error: { code: 'broken', message: 'It broke.' } },
    };
    const steps: readonly (readonly [WorkflowRunEvent, LastRunStatus])[] = [
      [of('run-3', runExample.started()), 'running'],
      [of('run-3', held()), 'held'],
      [of('run-3', resumed()), 'running'],
      [of('run-1', failed), 'running'],
      [of('run-3', failed), 'failed'],
      [of('run-3', cancelled()), 'cancelled'],
      [of('run-3', completed()), 'succeeded'],
    ];
    for (const [event, status] of steps) {
      await appendRun(stores, [event]);
      await fold();
      expect((await rows()).workflows[0]?.lastRunStatus).to.equal(status);
    }
  });

  it('show the version of the stream, whatever was recorded last', async () => {
    const { nodes, edges } = welcomeDefinition;
    const byHand = nodes.map((node) => (node.type === 'trigger' ? { ...node, data: { trigger: 'manual' } } : node));
    await act({ ...save, data: { ...save.data, definition: { nodes: byHand, edges } } });
    await act({ type: 'RequestWorkflowRun', data: { workflowId: 'workflow-1', partnerId: null } });
    await fold();
    expect((await rows()).workflows[0]?.version).to.equal(6);
  });

  it('sum up what is there', async () => {
    await fold();
    expect(await summary()).to.deep.equal([
      ['workflow-1', 'user-1', true, { '2026-01-01': 10 }],
      ['workflow-2', 'user-2', false, {}],
    ]);
  });

  it('count what the node of the published version saves, and for a node it has no longer, what it saved', async () => {
    const minutes = (id: string, minutesSaved: number) => ({
      ...welcomeDefinition,
      nodes: welcomeDefinition.nodes.map((node) =>
        node.id === id ? { ...node, data: { ...node.data, minutesSaved } } : node,
      ),
    });
    await act({ ...save, data: { ...save.data, definition: minutes('welcome', 60) } });
    await act({ ...save, data: { ...save.data, definition: minutes('welcome', 90), draft: true } });
    await appendRun(stores, wholeRun('run-5'));
    await fold();
    const [first] = (await rows()).workflows;
    expect(first?.savings.minutesByDay).to.deep.equal({ '2026-01-01': 75 });
    expect([first?.savings.latest.perRun, first?.savings.published?.perRun]).to.deep.equal([95, 65]);
  });

  it('tell what is not active, and keep what it saved until it is again', async () => {
    await act({ type: 'DeactivateWorkflow', data: { workflowId: 'workflow-1', inFlight: 'hold' } });
    await fold();
    expect((await summary())[0]).to.deep.equal(['workflow-1', 'user-1', false, { '2026-01-01': 10 }]);
    await act(activate);
    await fold();
    expect((await summary())[0]).to.deep.equal(['workflow-1', 'user-1', true, { '2026-01-01': 10 }]);
  });

  it('forget a deleted workflow, also when a run of it goes on a little', async () => {
    await act(remove);
    await appendRun(stores, wholeRun('run-3'));
    await fold();
    expect((await rows()).workflows.map(({ id }) => id)).to.deep.equal(['workflow-2']);
    expect(await summary()).to.deep.equal([['workflow-2', 'user-2', false, {}]]);
  });

  it('take events one by one, and again, to the same rows', async () => {
    await act(remove);
    await fold();
    const expected = await rows();
    await stores.rows.drop(workflowsModel);
    await stores.rows.drop(workflowSummaryModel);
    const { length } = await stores.feed.read(0n, 1_000);
    for (let index = 0; index < length; index += 1) await fold(index, index + 1);
    await fold();
    expect(await rows()).to.deep.equal(expected);
  });
});
