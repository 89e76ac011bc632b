import type { WebhookSecret } from '@partneros/domain';
import { welcomeDefinition } from '@partneros/domain/testing';
import { expect } from 'chai';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';
import { createWelcome, send } from './workflow-api.examples.ts';

const SECRET = 'correct horse battery staple';

const definitionWith = (data: object, type = 'webhook') => ({
  nodes: [
    { id: 'trigger', type: 'trigger', position: { x: 0, y: 0 }, data: { trigger: 'manual' } },
    { id: 'hook', type, position: { x: 1, y: 1 }, data },
  ],
  edges: [{ id: 'e1', source: 'trigger', target: 'hook' }],
});
const url = 'https://crm.example.com/hook';

describe('save workflow definition over HTTP', () => {
  let api: ServedCommandApi;
  let id: string;
  beforeEach(async () => {
    api = await serveCommandApi();
    ({ id } = await createWelcome(api));
  });
  afterEach(() => api.close());

  const save = (body: object, key?: string) =>
    send(api, 'PUT', `/${id}/definition`, body, key === undefined ? {} : { headers: { 'idempotency-key': key } });
  const hookData = (workflow: { readonly [field: string]: unknown }) =>
    (workflow.definition as { nodes: { data: Record<string, string> }[] }).nodes[1]?.data;
  const secretOf = (secretId: string | undefined, organizationId = 'org-1') =>
    api.keyValues.get<WebhookSecret>('workflow-secret', `${organizationId}/${secretId}`);

  // Of the node `hook`, saved under the idempotency key `key-1`.
  const secretIdOf = (workflowId: string) => {
    const commandId = api.ids.derive('org-1', 'user-1', `PUT /api/workflows/${workflowId}/definition`, 'key-1');
    return api.ids.derive(commandId, 'webhook-secret', 'hook');
  };

  it('records the next version and answers it', async () => {
    const { status, body } = await save(welcomeDefinition);
    expect(status).to.equal(200);
    expect([body.workflow.latestVersion, body.workflow.definition]).to.deep.equal([2, welcomeDefinition]);
    expect(body.workflow).not.to.have.property('versions');
    expect(await api.events('WorkflowDefinitionSaved')).to.deep.equal([
      {
        type: 'WorkflowDefinitionSaved',
        data: { workflowId: id, version: 2, definition: welcomeDefinition, note: null, restoredFrom: null },
      },
    ]);
  });

  it('changes nothing when it is the current definition', async () => {
    await save(welcomeDefinition);
    const { status, body } = await save(welcomeDefinition);
    expect([status, body.workflow.version]).to.deep.equal([200, 2]);
  });

  it('refuses to publish what could not run, and says why for each node', async () => {
    await save(welcomeDefinition);
    await send(api, 'POST', `/${id}/status`, { status: 'active' });
    const { status, body } = await save(definitionWith({ url: 'ftp://crm.example.com' }));
    expect([status, body.code, body.details]).to.deep.equal([
      422,
      'invalid_definition',
      ['hook: secretId: required; expected a string'],
    ]);
    const draft = await save({ ...definitionWith({ url }), draft: true });
    expect(draft.status).to.equal(200);
    expect([draft.body.workflow.latestVersion, draft.body.workflow.publishedVersion]).to.deep.equal([3, 2]);
  });

  it('publishes the next version of an active workflow', async () => {
    await save(welcomeDefinition);
    await send(api, 'POST', `/${id}/status`, { status: 'active' });
    const { body } = await save(definitionWith({ url, secret: SECRET }));
    expect([body.workflow.latestVersion, body.workflow.publishedVersion]).to.deep.equal([3, 3]);
    expect((await api.events('WorkflowActivated')).map(({ data }) => data)).to.deep.equal([
      { workflowId: id, version: 2 },
      { workflowId: id, version: 3 },
    ]);
  });

  it('refuses a body that is no definition', async () => {
    const { status, body } = await save({ nodes: [{ id: 'a b' }], edges: {}, extra: 1 });
    expect([status, body.code]).to.deep.equal([400, 'invalid_request']);
  });

  it('takes a definition larger than other bodies may be', async () => {
    const body = 'x'.repeat(200_000);
    expect((await save(definitionWith({ to: 'a@b.example', subject: 's', body }, 'send_email'))).status).to.equal(200);
  });

  describe('the signing secret of a webhook', () => {
    it('is kept apart, and only its id is saved and shown', async () => {
      const { body } = await save(definitionWith({ url, secret: SECRET }));
      const secretId = hookData(body.workflow)?.secretId;
      expect(hookData(body.workflow)).to.deep.equal({ url, secretId });
      expect(await secretOf(secretId)).to.deep.equal({ secret: SECRET });
      expect(await secretOf(secretId, 'org-2')).to.equal(undefined);
      const log = JSON.stringify(await api.feed.read(0n, 100), (_, value) =>
        typeof value === 'bigint' ? String(value) : value,
      );
      expect(log + JSON.stringify(body)).not.to.contain(SECRET);
    });

    it('stays when the definition is saved again as it was shown', async () => {
      const first = await save(definitionWith({ url, secret: SECRET }));
      const { definition } = first.body.workflow;
      const second = await save(definition as object);
      expect(second.body.workflow.definition).to.deep.equal(definition);
      expect(second.body.workflow.latestVersion).to.equal(2);
    });

    it('is kept once however often the request comes', async () => {
      const first = await save(definitionWith({ url, secret: SECRET }), 'key-1');
      const second = await save(definitionWith({ url, secret: SECRET }), 'key-1');
      expect(second.body).to.deep.equal(first.body);
      expect(hookData(first.body.workflow)?.secretId).to.equal(secretIdOf(id));
      expect(await secretOf(hookData(first.body.workflow)?.secretId)).to.deep.equal({ secret: SECRET });
    });

    it('survives a reuse of its key with another body', async () => {
      const first = await save(definitionWith({ url, secret: SECRET }), 'key-1');
      const other = await save(definitionWith({ url: `${url}/2`, secret: 'another secret' }), 'key-1');
      expect([other.status, other.body.code]).to.deep.equal([409, 'idempotency_key_reuse']);
      expect(await secretOf(hookData(first.body.workflow)?.secretId)).to.deep.equal({ secret: SECRET });
    });

    it('is not kept for a definition that was refused', async () => {
      const refused = await send(api, 'PUT', '/unknown/definition', definitionWith({ url, secret: SECRET }), {
        headers: { 'idempotency-key': 'key-1' },
      });
      expect(refused.status).to.equal(404);
      expect(await secretOf(secretIdOf('unknown'))).to.equal(undefined);
    });

    it('has 8 to 200 characters, and belongs to a webhook', async () => {
      for (const secret of ['1234567', 'x'.repeat(201), 12_345_678]) {
        const { status, body } = await save(definitionWith({ url, secret }));
        expect([status, body.details]).to.deep.equal([
          400,
          ['body.nodes.1.data.secret: expected text of 8 to 200 characters'],
        ]);
      }
      const { status, body } = await save(definitionWith({ secret: SECRET }, 'delay'));
      expect([status, body.details]).to.deep.equal([400, ['body.nodes.1.data.secret: only a webhook has a secret']]);
    });

    it('is one of this organization', async () => {
      await api.keyValues.put('workflow-secret', 'org-2/theirs', { secret: SECRET });
      const { status, body } = await save(definitionWith({ url, secretId: 'theirs' }));
      expect([status, body.details]).to.deep.equal([400, ['body.nodes.1.data.secretId: there is no such secret']]);
    });

    it('may be missing from a draft', async () => {
      expect((await save(definitionWith({ url }))).status).to.equal(200);
      const { status, body } = await send(api, 'POST', `/${id}/status`, { status: 'active' });
      expect([status, body.details]).to.deep.equal([422, ['hook: secretId: required; expected a string']]);
    });
  });
});
