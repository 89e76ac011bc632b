import { DAY, type WorkflowCommand } from '@partneros/domain';
import { branchByTierDefinition, webhookDefinition, welcomeDefinition } from '@partneros/domain/testing';
import { expect } from 'chai';
import { type ServedQueryApi, serveQueryApi } from '../testing/serve-query-api.ts';
import { act, activate, create, remove, save } from './workflow-queries.examples.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects; anything else fails it.
type Looked = any;

const restore = (workflowId: string, version: number): WorkflowCommand => ({
  type: 'RestoreWorkflowVersion',
  data: { workflowId, version, draft: false, note: 'Back again' },
});

describe('versions of a workflow over HTTP', () => {
  let api: ServedQueryApi;

  beforeEach(async () => {
    api = await serveQueryApi();
    await act(api, create('w-1'));
    await act(api, save('w-1'));
    await act(api, activate('w-1'));
    api.clock.advance(DAY);
    await act(api, save('w-1', branchByTierDefinition));
  });
  afterEach(() => api.close());

  const get = (path: string) => api.read<Looked>(`/api/workflows/${path}`);

  it('are compared, the latest with the one before unless others are named', async () => {
    const { diff } = (await get('w-1/diff')).body;
    expect([diff.from, diff.to]).to.deep.equal([2, 3]);
    expect(diff.nodes.removed.map(({ id }: Looked) => id)).to.deep.equal(['welcome', 'wait', 'follow-up']);
    expect(diff.nodes.changed).to.deep.equal([
      {
        id: 'trigger',
        type: 'trigger',
        fields: [{ path: 'data.trigger', from: 'partner_created', to: 'partner_tier_changed' }],
      },
    ]);
    expect((await get('w-1/diff?from=3&to=2')).body.diff.nodes.added).to.have.length(3);
    expect((await get('w-1/diff?from=2&to=2')).body.diff.nodes).to.deep.equal({
      added: [],
      removed: [],
      changed: [],
      moved: [],
    });
  });

  it('say why they were saved, and which earlier one they take up', async () => {
    await act(api, restore('w-1', 2));
    const [newest] = (await get('w-1/versions')).body.versions;
    expect(newest).to.deep.include({ version: 4, note: 'Back again', restoredFrom: 2 });
    expect((await get('w-1/versions/4')).body.version.definition).to.deep.equal(welcomeDefinition);
  });

  it('are exported without what only this organization has, the latest unless another is named', async () => {
    await act(api, save('w-1', webhookDefinition));
    const { body } = await get('w-1/export');
    expect(body).to.deep.include({ format: 'partneros-workflow/1', name: 'Welcome', stage: 'onboard' });
    expect(body.definition.nodes[2].data.secretId).to.equal('{{?secret call}}');
    expect(JSON.stringify(body)).not.to.contain('secret-1');
    expect((await get('w-1/export?version=2')).body.definition).to.deep.equal(welcomeDefinition);
  });

  it('are not found when nobody saved them, or the workflow is gone or another organization’s', async () => {
    await act(api, create('w-2'), 'org-2');
    await act(api, create('w-3'));
    await act(api, remove('w-3'));
    for (const path of ['w-1/diff?from=9', 'w-1/diff?to=9', 'w-1/export?version=9'])
      expect((await get(path)).status).to.equal(404);
    for (const id of ['w-0', 'w-2', 'w-3'])
      for (const what of ['diff', 'export', 'versions']) expect((await get(`${id}/${what}`)).status).to.equal(404);
    for (const path of ['w-1/diff?from=0', 'w-1/diff?from=x', 'w-1/export?version=0'])
      expect((await get(path)).status).to.equal(400);
  });
});
