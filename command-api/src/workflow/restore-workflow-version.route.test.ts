import { branchByTierDefinition, welcomeDefinition } from '@partneros/domain/testing';
import { expect } from 'chai';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';
import { createWelcome, send } from './workflow-api.examples.ts';

describe('restore workflow version over HTTP', () => {
  let api: ServedCommandApi;
  let id: string;
  beforeEach(async () => {
    api = await serveCommandApi();
    ({ id } = await createWelcome(api));
    await send(api, 'PUT', `/${id}/definition`, { ...welcomeDefinition, note: 'First try' });
    await send(api, 'PUT', `/${id}/definition`, branchByTierDefinition);
  });
  afterEach(() => api.close());

  it('saves the earlier version as the next one', async () => {
    const { status, body } = await send(api, 'POST', `/${id}/restore`, { version: 2, note: 'It was right' });
    expect([status, body.workflow.latestVersion, body.workflow.definition]).to.deep.equal([200, 4, welcomeDefinition]);
    const saved = (await api.events('WorkflowDefinitionSaved')).map(({ data }) => data as { note: string | null });
    expect(saved.map(({ note }) => note)).to.deep.equal(['First try', null, 'It was right']);
  });

  it('publishes nothing of an active workflow that could not run, unless it is a draft', async () => {
    await send(api, 'POST', `/${id}/status`, { status: 'active' });
    expect((await send(api, 'POST', `/${id}/restore`, { version: 1 })).status).to.equal(422);
    const { body } = await send(api, 'POST', `/${id}/restore`, { version: 1, draft: true });
    expect([body.workflow.latestVersion, body.workflow.publishedVersion]).to.deep.equal([4, 3]);
  });

  it('knows no version that nobody saved', async () => {
    expect((await send(api, 'POST', `/${id}/restore`, { version: 9 })).status).to.equal(404);
    expect((await send(api, 'POST', `/${id}/restore`, { version: 0 })).status).to.equal(400);
  });
});
