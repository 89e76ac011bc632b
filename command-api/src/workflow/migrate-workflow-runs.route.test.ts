import { branchByTierDefinition, welcomeDefinition } from '@partneros/domain/testing';
import { expect } from 'chai';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';
import { createWelcome, send } from './workflow-api.examples.ts';

describe('migrate workflow runs over HTTP', () => {
  let api: ServedCommandApi;
  let id: string;
  beforeEach(async () => {
    api = await serveCommandApi();
    ({ id } = await createWelcome(api));
    await send(api, 'PUT', `/${id}/definition`, welcomeDefinition);
    await send(api, 'POST', `/${id}/status`, { status: 'active' });
    await send(api, 'PUT', `/${id}/definition`, branchByTierDefinition);
  });
  afterEach(() => api.close());

  const migrate = (body: object) => send(api, 'POST', `/${id}/migrations`, body);
  const group = { version: 2, waitingAt: 'wait', action: 'migrate' };

  it('records what was chosen for which runs', async () => {
    const { status, body } = await migrate({ toVersion: 3, groups: [group, { version: 2, action: 'cancel' }] });
    const groups = [group, { version: 2, waitingAt: null, action: 'cancel' }];
    expect([status, body]).to.deep.equal([202, { migration: { workflowId: id, toVersion: 3, groups } }]);
    expect((await api.events('WorkflowRunsMigrationRequested')).map(({ data }) => data)).to.deep.equal([
      { workflowId: id, version: 3, groups },
    ]);
  });

  it('is refused for a version that nobody saved or published', async () => {
    await send(api, 'PUT', `/${id}/definition`, { ...welcomeDefinition, draft: true });
    for (const [version, status] of [
      [9, 404],
      [4, 409],
      [1, 422],
    ] as const)
      expect((await migrate({ toVersion: version, groups: [group] })).status).to.equal(status);
  });

  it('takes at least one group, and knows three things to do with it', async () => {
    for (const groups of [[], [{ ...group, action: 'forget' }], [{ ...group, version: 0 }], undefined])
      expect((await migrate({ toVersion: 3, groups })).status).to.equal(400);
  });
});
