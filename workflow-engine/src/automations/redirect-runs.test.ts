import { deepEqual } from 'node:assert/strict';
import type { Recorded, WorkflowRunEvent } from '@partneros/domain';
import { recorded, runExample } from '@partneros/domain/testing';
import { openMemoryStores } from '@partneros/infra/testing';
import { type EngineMemory, loadEngineMemory } from '../kernel/engine-memory.ts';
import type { RunEntry } from '../kernel/engine-rows.ts';
import { redirections } from './redirect-runs.ts';
import { rememberRun } from './remember-run.ts';

const run = (runId: string, held = false, workflowId = 'workflow-1'): RunEntry => ({
  kind: 'run',
  runId,
  workflowId,
  held,
});
const onWorkflow = (type: string, data: object = {}) =>
  recorded({ type, data: { workflowId: 'workflow-1', ...data } }, { stream: 'workflow-org-1_workflow-1' });
const onRun = (event: WorkflowRunEvent): Recorded => recorded(event, { stream: 'workflowRun-org-1_run-1' });
const held = (reason: string) =>
  onRun({ ...runExample.held(), data: { ...runExample.held().data, reason } } as WorkflowRunEvent);

describe('runs under way', () => {
  let stores: ReturnType<typeof openMemoryStores>;
  let memory: EngineMemory;
  beforeEach(async () => {
    stores = openMemoryStores();
    memory = await loadEngineMemory(stores.rows, { shared: true });
    for (const entry of [run('run-1'), run('run-2', true), run('run-3', true, 'workflow-2')])
      memory.put('org-1', entry, 1n);
    memory.put('org-2', run('run-4', true), 1n);
  });
  afterEach(() => stores.close());

  const what = (event: Recorded) =>
    redirections(memory, event).map(({ to, run: { runId }, reason }) => `${to} ${runId}: ${reason}`);
  const workflowIs = (status: 'active' | 'inactive') =>
    memory.put(
      'org-1',
      {
        kind: 'workflow',
        workflowId: 'workflow-1',
        status,
        inFlight: 'hold',
        version: 1,
        trigger: { type: 'manual', config: {} },
      },
      2n,
    );

  it('are cancelled with their workflow', () => {
    deepEqual(what(onWorkflow('WorkflowDeleted')), [
      'cancel run-1: workflow_deleted',
      'cancel run-2: workflow_deleted',
    ]);
  });

  it('are cancelled when it is switched off with their cancellation, and otherwise left to come to rest', () => {
    deepEqual(what(onWorkflow('WorkflowDeactivated', { inFlight: 'cancel' })), [
      'cancel run-1: workflow_deactivated',
      'cancel run-2: workflow_deactivated',
    ]);
    deepEqual(what(onWorkflow('WorkflowDeactivated', { inFlight: 'hold' })), []);
    deepEqual(what(onWorkflow('WorkflowDeactivated', { inFlight: 'finish' })), []);
  });

  it('are resumed when they are held and it is switched on again', () => {
    deepEqual(what(onWorkflow('WorkflowActivated')), ['resume run-2: workflow_activated']);
  });

  it('are resumed at once when it was switched on while they were on their way to be held', () => {
    workflowIs('active');
    deepEqual(what(held('workflow_inactive')), ['resume run-1: workflow_activated']);
    workflowIs('inactive');
    deepEqual(what(held('workflow_inactive')), []);
  });

  it('stay held when something else than their workflow has held them', () => {
    workflowIs('active');
    deepEqual(what(held('engine_trouble')), []);
  });

  it('are known from their beginning to their end', () => {
    const known = () => memory.run('org-1', 'run-1');
    rememberRun(memory, onRun(runExample.started()));
    deepEqual(known(), run('run-1'));
    rememberRun(memory, onRun(runExample.held()));
    deepEqual(known(), { ...run('run-1', true), heldFor: 'workflow_inactive' });
    rememberRun(memory, onRun(runExample.parked()));
    deepEqual(known(), run('run-1', true));
    rememberRun(memory, onRun(runExample.retried([])));
    deepEqual(known(), run('run-1'));
    rememberRun(memory, onRun(runExample.resumed()));
    deepEqual(known(), run('run-1'));
    rememberRun(memory, onRun(runExample.stepStarted('n')));
    deepEqual(known(), run('run-1'));
    for (const end of [runExample.completed(), runExample.cancelled()]) {
      rememberRun(memory, onRun(runExample.started()));
      rememberRun(memory, onRun(end));
      deepEqual(known(), undefined);
    }
  });
});
