import { expect } from 'chai';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';
import { acme, createAcme, send } from './partner-api.examples.ts';

describe('create partner over HTTP', () => {
  let api: ServedCommandApi;
  beforeEach(async () => {
    api = await serveCommandApi();
  });
  afterEach(() => api.close());

  it('records the partner with its primary contact', async () => {
    const { status, body } = await send(api, 'POST', '/api/partners', acme);
    expect(status).to.equal(201);
    expect(body.partner).to.include({
      name: 'Acme & Söhne',
      stage: 'recruit',
      tier: null,
      type: 'reseller',
      version: 1,
    });
    const [created] = await api.events('PartnerCreated');
    expect(created?.data).to.deep.include({ partnerId: body.partner.id, stage: 'recruit', source: 'manual' });
  });

  it('answers a repeat as the first time and creates one partner', async () => {
    const key = { headers: { 'idempotency-key': 'key-1' } };
    const first = await send(api, 'POST', '/api/partners', acme, key);
    const again = await send(api, 'POST', '/api/partners', acme, key);
    expect([again.status, again.body]).to.deep.equal([201, first.body]);
    expect(await api.events()).to.have.length(1);
  });

  it('refuses the key with another body', async () => {
    const key = { headers: { 'idempotency-key': 'key-1' } };
    await send(api, 'POST', '/api/partners', acme, key);
    const other = await send(api, 'POST', '/api/partners', { ...acme, name: 'Other' }, key);
    expect([other.status, other.body.code]).to.deep.equal([409, 'idempotency_key_reuse']);
  });

  it('refuses a domain that another partner has, also in parallel, unless duplicates are allowed', async () => {
    const both = await Promise.all([
      send(api, 'POST', '/api/partners', acme),
      send(api, 'POST', '/api/partners', acme),
    ]);
    expect(both.map(({ status }) => status).sort()).to.deep.equal([201, 409]);
    const variant = { ...acme, domain: 'WWW.Acme.example' };
    const third = await send(api, 'POST', '/api/partners', variant);
    expect([third.status, third.body.code]).to.deep.equal([409, 'duplicate']);
    expect((await send(api, 'POST', '/api/partners?allowDuplicate=true', variant)).status).to.equal(201);
  });

  it('names everything that is missing or unknown', async () => {
    const { status, body } = await send(api, 'POST', '/api/partners', { nickname: 'x' });
    expect(status).to.equal(400);
    expect(body.details?.join(' '))
      .to.match(/body.name.*body.primaryContact/)
      .and.match(/nickname/);
    await createAcme(api);
  });
});
