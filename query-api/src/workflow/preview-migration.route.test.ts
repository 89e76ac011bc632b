import { type NewEvent, streamOf, type WorkflowRunEvent } from '@partneros/domain';
import { runExample, welcomeDefinition } from '@partneros/domain/testing';
import { expect } from 'chai';
import { type ServedQueryApi, serveQueryApi } from '../testing/serve-query-api.ts';
import { act, activate, create, save } from './workflow-queries.examples.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects; anything else fails it.
type Looked = any;

const DUE = '2026-05-23T12:00:00.000Z';
const { nodes, edges } = welcomeDefinition;
const withFollowUp = (data: object) => ({
  edges,
  nodes: nodes.map((node) => (node.id === 'follow-up' ? { ...node, data: { ...node.data, ...data } } : node)),
});
const withoutWait = {
  nodes: nodes.filter(({ id }) => id !== 'wait'),
  edges: [...edges.slice(0, 1), { id: 'e2', source: 'welcome', target: 'follow-up' }],
};

describe('the preview of a migration over HTTP', () => {
  let api: ServedQueryApi;
  beforeEach(async () => {
    api = await serveQueryApi();
    await act(api, create('w-1'));
    await act(api, save('w-1'));
    await act(api, activate('w-1'));
    await begin(
      'run-1',
      runExample.stepStarted('welcome'),
      runExample.succeeded('welcome'),
      runExample.delay('wait', DUE),
    );
    await begin('run-2', runExample.stepStarted('welcome'));
    await begin('run-3', runExample.completed());
  });
  afterEach(() => api.close());

  const begin = (runId: string, ...then: readonly WorkflowRunEvent[]) => {
    const started: WorkflowRunEvent = { type: 'WorkflowRunStarted', data: { ...runExample.startedData, version: 2 } };
    const about = { runId, workflowId: 'w-1', at: api.clock.now() };
    return api.store.append(
      streamOf('workflowRun', 'org-1', runId),
      'no-stream',
      [started, ...then].map(
        (event, index): NewEvent => ({
          type: event.type,
          data: { ...event.data, ...about },
          metadata: {
            eventId: api.ids.derive(runId, String(index)),
            commandId: runId,
            correlationId: 'request-1',
            organizationId: 'org-1',
            actor: { type: 'workflow', id: 'w-1' },
            occurredAt: api.clock.now(),
            depth: 1,
            schemaVersion: 1,
          },
        }),
      ),
    );
  };
  const preview = async (query = '') => (await api.read<Looked>(`/api/workflows/w-1/migration-preview${query}`)).body;

  it('has nothing to show while there is one version only', async () => {
    expect(await preview()).to.deep.equal({ runs: [], toVersion: 2, groups: [], nextCursor: null });
  });

  it('shows of each run where it waits, what it has done, and what lies ahead and changes', async () => {
    await act(api, save('w-1', withFollowUp({ subject: 'Still there?' })));
    const { toVersion, runs, groups } = await preview();
    expect(toVersion).to.equal(3);
    expect(groups).to.have.deep.members([
      { version: 2, waitingAt: 'wait', runs: 1 },
      { version: 2, waitingAt: null, runs: 1 },
    ]);
    const [first, second] = ['run-1', 'run-2'].map((id) => runs.find((run: Looked) => run.id === id));
    expect(runs).to.have.length(2);
    expect(first).to.deep.include({
      workflowVersion: 2,
      status: 'waiting',
      waitingAt: [{ nodeId: 'wait', dueAt: DUE }],
      done: ['welcome'],
      canMigrate: true,
      reasons: [],
      changes: {
        added: [],
        removed: [],
        changed: [
          {
            id: 'follow-up',
            type: 'send_email',
            fields: [{ path: 'data.subject', from: 'How is it going?', to: 'Still there?' }],
          },
        ],
      },
    });
    expect(second).to.deep.include({ canMigrate: false, reasons: ['The step welcome is under way.'] });
  });

  it('says why a run cannot migrate', async () => {
    await act(api, save('w-1', withoutWait));
    const { runs } = await preview();
    expect(runs.find((run: Looked) => run.id === 'run-1')).to.deep.include({
      canMigrate: false,
      reasons: ['It waits at wait, which the version does not have.'],
    });
  });

  it('is of any version that was saved, and not found for others', async () => {
    await act(api, save('w-1', withoutWait));
    expect((await preview('?toVersion=2')).runs).to.deep.equal([]);
    const invalid = (await preview('?toVersion=1')).runs.find((run: Looked) => run.id === 'run-1');
    expect(invalid.reasons).to.deep.equal(['The version could not run.']);
    for (const path of ['w-1/migration-preview?toVersion=9', 'w-0/migration-preview'])
      expect((await api.read(`/api/workflows/${path}`)).status).to.equal(404);
  });
});
