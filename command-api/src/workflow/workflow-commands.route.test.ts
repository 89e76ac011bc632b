import { welcomeDefinition } from '@partneros/domain/testing';
import { expect } from 'chai';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';
import { type AnsweredWorkflow, createWelcome, send } from './workflow-api.examples.ts';

interface Case {
  readonly method: string;
  readonly path: string;
  readonly body?: object;
}

// Every command on a workflow that exists: what all of them have in common. The workflow is active, its second version published.
const cases: Readonly<Record<string, Case>> = {
  'rename workflow': { method: 'PATCH', path: '', body: { name: 'Hello' } },
  'save definition': { method: 'PUT', path: '/definition', body: { ...welcomeDefinition, nodes: [], draft: true } },
  'deactivate workflow': { method: 'POST', path: '/status', body: { status: 'inactive' } },
  'delete workflow': { method: 'DELETE', path: '' },
};

describe('commands on a workflow over HTTP', () => {
  let api: ServedCommandApi;
  let workflow: AnsweredWorkflow;

  beforeEach(async () => {
    api = await serveCommandApi();
    const { id } = await createWelcome(api);
    await send(api, 'PUT', `/${id}/definition`, welcomeDefinition);
    ({ workflow } = (await send(api, 'POST', `/${id}/status`, { status: 'active' })).body);
  });
  afterEach(() => api.close());

  for (const [name, { method, path, body }] of Object.entries(cases)) {
    describe(name, () => {
      const act = (request: Parameters<typeof send>[4] = {}) =>
        send(api, method, `/${workflow.id}${path}`, body, request);

      it('answers 200, the version and the position to wait for', async () => {
        const { status, headers } = await act();
        expect(status).to.equal(200);
        expect(headers.get('etag')).to.equal('"4"');
        expect(headers.get('x-event-position')).to.match(/^\d+$/);
      });

      it('answers a repeat as the first time and changes nothing', async () => {
        const first = await act({ headers: { 'idempotency-key': 'key-1' } });
        const events = await api.events();
        const again = await act({ headers: { 'idempotency-key': 'key-1' } });
        expect([again.status, again.body]).to.deep.equal([first.status, first.body]);
        expect(again.headers.get('idempotency-replayed')).to.equal('true');
        expect(await api.events()).to.deep.equal(events);
      });

      it('refuses a version that is no longer current', async () => {
        const { status, body: refused } = await act({ headers: { 'if-match': '"1"' } });
        expect([status, refused.code]).to.deep.equal([409, 'version_conflict']);
      });

      it('finds no unknown workflow, none of another organization, and none that was deleted', async () => {
        const events = await api.events();
        const elsewhere = { userId: 'user-1', organizationId: 'org-2', role: 'owner' } as const;
        const unknown = await send(api, method, `/unknown${path}`, body);
        const theirs = await act({ as: elsewhere });
        expect([unknown.status, unknown.body.code]).to.deep.equal([404, 'not_found']);
        expect([theirs.status, theirs.body]).to.deep.equal([404, unknown.body]);
        expect(await api.events()).to.deep.equal(events);
        await send(api, 'DELETE', `/${workflow.id}`);
        const deleted = await act();
        expect([deleted.status, deleted.body]).to.deep.equal([404, unknown.body]);
      });

      it('is for members who may write workflows', async () => {
        for (const role of ['viewer', 'partner'] as const) {
          const as = { userId: 'user-2', organizationId: 'org-1', role, partnerId: 'partner-1' };
          expect((await act({ as })).status).to.equal(403);
        }
        expect((await act({ as: 'nobody' })).status).to.equal(401);
      });
    });
  }

  it('rename records what is new, and changes nothing when it is called that already', async () => {
    await send(api, 'PATCH', `/${workflow.id}`, { name: 'Hello', description: null });
    const { status } = await send(api, 'PATCH', `/${workflow.id}`, { name: 'Hello', description: null });
    expect(status).to.equal(200);
    expect(await api.events('WorkflowRenamed')).to.deep.equal([
      {
        type: 'WorkflowRenamed',
        data: { workflowId: workflow.id, name: 'Hello', description: null, stage: 'onboard' },
      },
    ]);
  });

  it('delete answers success', async () => {
    const { body } = await send(api, 'DELETE', `/${workflow.id}`);
    expect(body).to.deep.equal({ success: true });
  });
});

describe('validate workflow over HTTP', () => {
  let api: ServedCommandApi;
  beforeEach(async () => {
    api = await serveCommandApi();
  });
  afterEach(() => api.close());

  it('says what keeps a workflow from being activated, and when nothing does', async () => {
    const { id } = await createWelcome(api);
    const before = await send(api, 'POST', `/${id}/validate`);
    expect(before.body).to.deep.equal({
      valid: false,
      problems: [{ nodeId: null, message: 'Add at least one step that does something.' }],
    });
    await send(api, 'PUT', `/${id}/definition`, welcomeDefinition);
    const after = await send(api, 'POST', `/${id}/validate`);
    expect([after.status, after.body]).to.deep.equal([200, { valid: true, problems: [] }]);
    expect(await api.events()).to.have.length(2);
  });

  it('finds no workflow that was deleted', async () => {
    const { id } = await createWelcome(api);
    await send(api, 'DELETE', `/${id}`);
    expect((await send(api, 'POST', `/${id}/validate`)).status).to.equal(404);
    expect((await send(api, 'POST', '/unknown/validate')).status).to.equal(404);
  });
});
