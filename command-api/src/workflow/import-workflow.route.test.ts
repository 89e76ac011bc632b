import type { WebhookSecret } from '@partneros/domain';
import { webhookDefinition, welcomeDefinition } from '@partneros/domain/testing';
import { expect } from 'chai';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects; anything else fails it.
type Looked = any;

const SECRET = 'correct horse battery staple';
const file = { format: 'partneros-workflow/1', name: 'Welcome', description: null, stage: 'onboard' };

describe('import workflow over HTTP', () => {
  let api: ServedCommandApi;
  beforeEach(async () => {
    api = await serveCommandApi();
  });
  afterEach(() => api.close());

  const importing = async (body: object, key = 'key-1') => {
    const headers = { 'idempotency-key': key };
    const response = await api.fetch('/api/workflows/import', { method: 'POST', json: body, headers });
    return { status: response.status, body: (await response.json()) as Looked };
  };
  const withHook = (data: object) => ({
    ...file,
    definition: {
      ...webhookDefinition,
      nodes: webhookDefinition.nodes.map((node) =>
        node.id === 'call' ? { ...node, data: { url: 'https://crm.example.com', ...data } } : node,
      ),
    },
  });

  it('begins a draft of the importer’s, with everything that was drawn', async () => {
    const { status, body } = await importing({ ...file, definition: welcomeDefinition });
    expect([status, body.problems]).to.deep.equal([201, []]);
    expect(body.workflow).to.deep.include({
      status: 'draft',
      ownerId: 'user-1',
      latestVersion: 1,
      publishedVersion: null,
      definition: welcomeDefinition,
    });
  });

  it('happens once however often it is asked for under one key', async () => {
    const first = await importing({ ...file, definition: welcomeDefinition });
    expect(await importing({ ...file, definition: welcomeDefinition })).to.deep.equal(first);
    expect(await api.events('WorkflowCreated')).to.have.length(1);
  });

  it('lands unfinished, and says what has to be filled in', async () => {
    const { status, body } = await importing(withHook({ secretId: '{{?secret call}}' }));
    expect(status).to.equal(201);
    expect(body.problems).to.deep.equal([
      { nodeId: 'call', message: 'secretId: fill in what belongs here (secret call)' },
    ]);
  });

  it('takes no secret that this organization does not have', async () => {
    await api.keyValues.put('workflow-secret', 'org-2/theirs', { secret: SECRET });
    const { body } = await importing(withHook({ secretId: 'theirs' }));
    expect(body.workflow.definition.nodes[2].data.secretId).to.equal('{{?secret call}}');
    expect(body.problems).to.have.length(1);
  });

  it('keeps a secret that comes along apart from the definition', async () => {
    const { body } = await importing(withHook({ secret: SECRET }));
    expect(body.problems).to.deep.equal([]);
    const { secretId } = body.workflow.definition.nodes[2].data;
    expect(await api.keyValues.get<WebhookSecret>('workflow-secret', `org-1/${secretId}`)).to.deep.equal({
      secret: SECRET,
    });
    expect(JSON.stringify([body, await api.events('WorkflowCreated')])).not.to.contain(SECRET);
  });

  it('refuses what is no such file', async () => {
    for (const body of [
      {},
      { ...file, definition: welcomeDefinition, format: 'partneros-workflow/2' },
      { ...file, definition: welcomeDefinition, id: 'w-1' },
      { ...file, definition: { nodes: [], edges: [{}] } },
      withHook({ secret: 'short' }),
    ])
      expect((await importing(body)).status).to.equal(400);
  });
});
