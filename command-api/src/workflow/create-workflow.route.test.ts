import { NEW_DEFINITION } from '@partneros/domain';
import { expect } from 'chai';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';
import { createWelcome, send, welcome } from './workflow-api.examples.ts';

describe('create workflow over HTTP', () => {
  let api: ServedCommandApi;
  beforeEach(async () => {
    api = await serveCommandApi();
  });
  afterEach(() => api.close());

  it('begins a draft and answers it', async () => {
    const { status, headers, body } = await send(api, 'POST', '', welcome);
    const { id } = body.workflow;
    expect(status).to.equal(201);
    expect(headers.get('etag')).to.equal('"1"');
    expect(body.workflow).to.deep.equal({
      id,
      organizationId: 'org-1',
      ...welcome,
      status: 'draft',
      ownerId: 'user-1',
      definition: NEW_DEFINITION,
      latestVersion: 1,
      publishedVersion: null,
      inFlight: null,
      version: 1,
      createdAt: '2026-05-16T12:00:00.000Z',
      updatedAt: '2026-05-16T12:00:00.000Z',
    });
    expect(await api.events()).to.deep.equal([
      {
        type: 'WorkflowCreated',
        data: { workflowId: id, ...welcome, createdBy: 'user-1', definition: NEW_DEFINITION },
      },
    ]);
  });

  it('creates one workflow however often the request comes', async () => {
    const again = { headers: { 'idempotency-key': 'key-1' } };
    const first = await send(api, 'POST', '', welcome, again);
    const second = await send(api, 'POST', '', welcome, again);
    expect([second.status, second.body]).to.deep.equal([201, first.body]);
    expect(second.headers.get('idempotency-replayed')).to.equal('true');
    expect(await api.events()).to.have.length(1);
  });

  it('takes a name twice', async () => {
    await createWelcome(api);
    await createWelcome(api);
    expect(await api.events('WorkflowCreated')).to.have.length(2);
  });

  it('names every field that is wrong', async () => {
    const { status, body } = await send(api, 'POST', '', { name: ' ', stage: 'retire', colour: 'red' });
    expect([status, body.code]).to.deep.equal([400, 'invalid_request']);
    expect(body.details?.map((detail) => detail.split(':')[0])).to.deep.equal([
      'body.name',
      'body.stage',
      'body.colour',
    ]);
  });
});
