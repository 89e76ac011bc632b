import { expect } from 'chai';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';
import { createAcme, send } from './partner-api.examples.ts';

describe('log activity over HTTP', () => {
  let api: ServedCommandApi;
  beforeEach(async () => {
    api = await serveCommandApi();
  });
  afterEach(() => api.close());

  it('records what happened, by default now', async () => {
    const { id } = await createAcme(api);
    const { body } = await send(api, 'POST', `/api/partners/${id}/activities`, {
      kind: 'note',
      summary: 'Met at a fair',
    });
    expect(body.activity).to.include({
      kind: 'note',
      summary: 'Met at a fair',
      happenedAt: '2026-05-16T12:00:00.000Z',
    });
    expect(body.partner.lastActivityAt).to.equal('2026-05-16T12:00:00.000Z');
    expect(await api.events('PartnerActivityRecorded')).to.deep.equal([
      { type: 'PartnerActivityRecorded', data: { partnerId: id, ...body.activity } },
    ]);
  });

  it('refuses what has not happened yet', async () => {
    const { id } = await createAcme(api);
    const later = { kind: 'call', summary: 'Hello', happenedAt: '2026-05-16T12:00:00.001Z' };
    const { status, body } = await send(api, 'POST', `/api/partners/${id}/activities`, later);
    expect([status, body.code]).to.deep.equal([400, 'invalid_request']);
  });
});
