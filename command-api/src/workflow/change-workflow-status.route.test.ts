import { welcomeDefinition } from '@partneros/domain/testing';
import { expect } from 'chai';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';
import { createWelcome, send } from './workflow-api.examples.ts';

describe('change workflow status over HTTP', () => {
  let api: ServedCommandApi;
  let id: string;
  beforeEach(async () => {
    api = await serveCommandApi();
    ({ id } = await createWelcome(api));
    await send(api, 'PUT', `/${id}/definition`, welcomeDefinition);
  });
  afterEach(() => api.close());

  const change = (body: object) => send(api, 'POST', `/${id}/status`, body);

  it('switches a workflow on and off', async () => {
    const on = await change({ status: 'active' });
    expect([on.status, on.body.workflow.status, on.body.workflow.publishedVersion]).to.deep.equal([200, 'active', 2]);
    const off = await change({ status: 'inactive' });
    expect([off.status, off.body.workflow.status, off.body.workflow.inFlight]).to.deep.equal([200, 'inactive', 'hold']);
    expect(await api.events('WorkflowActivated', 'WorkflowDeactivated')).to.deep.equal([
      { type: 'WorkflowActivated', data: { workflowId: id, version: 2 } },
      { type: 'WorkflowDeactivated', data: { workflowId: id, inFlight: 'hold' } },
    ]);
  });

  it('says what becomes of runs under way', async () => {
    await change({ status: 'active' });
    expect((await change({ status: 'inactive', inFlight: 'cancel' })).body.workflow.inFlight).to.equal('cancel');
  });

  it('changes nothing when it is so already', async () => {
    await change({ status: 'active' });
    const { status, body } = await change({ status: 'active' });
    expect([status, body.workflow.version]).to.deep.equal([200, 3]);
  });

  it('refuses to activate what could not run, and to deactivate what never ran', async () => {
    const draft = await createWelcome(api);
    const on = await send(api, 'POST', `/${draft.id}/status`, { status: 'active' });
    expect([on.status, on.body.code, on.body.details]).to.deep.equal([
      422,
      'invalid_definition',
      ['Add at least one step that does something.'],
    ]);
    const off = await send(api, 'POST', `/${draft.id}/status`, { status: 'inactive' });
    expect([off.status, off.body.code]).to.deep.equal([409, 'invalid_state']);
  });

  it('takes no other status, and nothing to do with runs when it switches on', async () => {
    for (const body of [{ status: 'draft' }, { status: 'deleted' }, { status: 'active', inFlight: 'hold' }, {}])
      expect((await change(body)).status).to.equal(400);
  });
});
