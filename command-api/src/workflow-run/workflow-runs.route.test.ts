import { deepEqual, equal } from 'node:assert/strict';
import { type NewEvent, streamOf, type WorkflowRunEvent } from '@partneros/domain';
import { runExample, welcomeDefinition } from '@partneros/domain/testing';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';
import { createWelcome, send } from '../workflow/workflow-api.examples.ts';

const { started, stepStarted, succeeded, failed, failedRun, held, parked, completed } = runExample;
const broken = [started(), stepStarted('welcome'), failed('welcome', null), failedRun('welcome')];

const moved = (x: number) => ({
  ...welcomeDefinition,
  nodes: welcomeDefinition.nodes.map((node) => ({ ...node, position: { x, y: 0 } })),
});

describe('what is asked of a run', () => {
  let api: ServedCommandApi;
  let workflowId: string;

  const record = async (...events: readonly WorkflowRunEvent[]) => {
    const runId = api.ids.next();
    await api.store.append(
      streamOf('workflowRun', 'org-1', runId),
      'no-stream',
      events.map(
        (event, index): NewEvent => ({
          ...event,
          data: { ...event.data, runId, workflowId, ...('version' in event.data && { version: 2 }) },
          metadata: {
            eventId: api.ids.derive(runId, String(index)),
            commandId: runId,
            correlationId: 'request-1',
            organizationId: 'org-1',
            actor: { type: 'workflow', id: workflowId },
            occurredAt: api.clock.now(),
            depth: 1,
            schemaVersion: 1,
          },
        }),
      ),
    );
    return runId;
  };
  const ask = async (runId: string, verb: string, json: object = {}, headers: Record<string, string> = {}) => {
    const response = await api.fetch(`/api/workflow-runs/${runId}/${verb}`, { method: 'POST', json, headers });
    const body = (await response.json()) as { run?: { status: string }; error?: string; details?: string[] };
    return [response.status, body.run?.status ?? body.error, ...(body.details ?? [])];
  };
  const status = (to: object) => send(api, 'POST', `/${workflowId}/status`, to);

  beforeEach(async () => {
    api = await serveCommandApi();
    workflowId = (await createWelcome(api)).id;
    await send(api, 'PUT', `/${workflowId}/definition`, welcomeDefinition);
    await status({ status: 'active' });
  });
  afterEach(() => api.close());

  it('takes it up again from where it stopped, once for one Idempotency-Key, and says who did', async () => {
    const runId = await record(...broken);
    const key = { 'idempotency-key': 'k-1' };
    deepEqual(await ask(runId, 'redrive', {}, key), [200, 'running']);
    deepEqual(await ask(runId, 'redrive', {}, key), [200, 'running']);
    deepEqual(await ask(runId, 'redrive'), [200, 'running']);
    const again = await api.events('WorkflowRunRetried');
    equal(again.length, 1);
    const [recorded] = (await api.feed.read(0n, 1_000)).filter(({ type }) => type === 'WorkflowRunRetried');
    deepEqual(recorded?.metadata.actor, { type: 'user', id: 'user-1' });
  });

  it('takes it up again in a later published version, and in no other', async () => {
    const runId = await record(...broken);
    await send(api, 'PUT', `/${workflowId}/definition`, moved(1));
    await send(api, 'PUT', `/${workflowId}/definition`, { ...moved(2), draft: true });
    deepEqual(await ask(runId, 'retry', { nodeId: 'welcome', version: 4 }), [409, 'There is no published version 4.']);
    deepEqual(await ask(runId, 'retry', { nodeId: 'welcome', version: 1 }), [409, 'There is no published version 1.']);
    deepEqual(await ask(runId, 'retry', { nodeId: 'welcome', version: 3 }), [200, 'running']);
  });

  it('repeats nothing that succeeded unless that is asked for', async () => {
    const runId = await record(started(), stepStarted('welcome'), succeeded('welcome'), completed());
    deepEqual(await ask(runId, 'redrive'), [409, 'Nothing of the run failed.']);
    deepEqual(await ask(runId, 'retry', { nodeId: 'welcome' }), [
      409,
      'Steps that succeeded would happen once more; send repeat: true if that is what you want.',
      'welcome has succeeded.',
    ]);
    deepEqual(await ask(runId, 'retry', { nodeId: 'follow-up' }), [
      409,
      'The run cannot be retried from there; see details.',
      'The run never came to follow-up.',
    ]);
    deepEqual(await ask(runId, 'retry', { nodeId: 'welcome', repeat: true }), [200, 'running']);
  });

  it('holds and resumes it, and redrives what is parked', async () => {
    const runId = await record(started());
    deepEqual(await ask(runId, 'hold'), [200, 'held']);
    deepEqual(await ask(runId, 'redrive'), [409, 'The run has not ended.']);
    deepEqual(await ask(runId, 'resume'), [200, 'running']);
    const stuck = await record(started(), stepStarted('welcome'), parked('welcome'));
    deepEqual(await ask(stuck, 'resume'), [409, 'The run is parked; redrive it.']);
    deepEqual(await ask(stuck, 'redrive'), [200, 'running']);
    deepEqual(await ask(stuck, 'cancel'), [200, 'cancelled']);
    deepEqual(await ask(stuck, 'hold'), [409, 'The run has ended.']);
  });

  it('is refused while the workflow is off, and when it is deleted', async () => {
    const runId = await record(...broken);
    const paused = await record(started(), held());
    await status({ status: 'inactive' });
    deepEqual(await ask(runId, 'redrive'), [409, 'The workflow is not active; activate it first.']);
    deepEqual(await ask(paused, 'resume'), [409, 'The workflow is not active; activate it first.']);
    await send(api, 'DELETE', `/${workflowId}`);
    deepEqual(await ask(runId, 'redrive'), [409, 'The workflow was deleted.']);
    deepEqual(await ask('nobody', 'redrive'), [404, 'Run not found.']);
  });
});
