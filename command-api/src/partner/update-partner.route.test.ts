import { expect } from 'chai';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';
import { acme, createAcme, send } from './partner-api.examples.ts';

describe('update partner over HTTP', () => {
  let api: ServedCommandApi;
  beforeEach(async () => {
    api = await serveCommandApi();
  });
  afterEach(() => api.close());

  const patch = (partnerId: string, changes: object) => send(api, 'PATCH', `/api/partners/${partnerId}`, changes);

  it('records only what differs', async () => {
    const { id } = await createAcme(api);
    const { status, body } = await patch(id, { name: acme.name, employees: 7, industry: null });
    expect([status, body.partner.employees]).to.deep.equal([200, 7]);
    expect(await api.events('PartnerProfileUpdated')).to.deep.equal([
      { type: 'PartnerProfileUpdated', data: { partnerId: id, changes: { employees: 7 } } },
    ]);
  });

  it('answers the partner when there is nothing to change', async () => {
    const { id } = await createAcme(api);
    const { status, body } = await patch(id, { name: acme.name, domain: 'www.acme.example' });
    expect([status, body.partner.version]).to.deep.equal([200, 1]);
  });

  it('refuses a domain that another partner has', async () => {
    await createAcme(api);
    const other = await createAcme(api, { domain: 'other.example' });
    const { status, body } = await patch(other.id, { domain: 'acme.example' });
    expect([status, body.code]).to.deep.equal([409, 'duplicate']);
  });

  it('frees the domain it moves away from', async () => {
    const { id } = await createAcme(api);
    expect((await patch(id, { domain: 'new.example' })).status).to.equal(200);
    expect((await send(api, 'POST', '/api/partners', { ...acme, domain: 'new.example' })).status).to.equal(409);
    expect((await send(api, 'POST', '/api/partners', acme)).status).to.equal(201);
  });

  it('frees a domain it no longer knows', async () => {
    const { id } = await createAcme(api);
    await patch(id, { domain: null });
    expect((await send(api, 'POST', '/api/partners', acme)).status).to.equal(201);
  });

  it('keeps a domain it returned to, when the move away is repeated', async () => {
    const { id } = await createAcme(api);
    const key = { headers: { 'idempotency-key': 'move' } };
    await send(api, 'PATCH', `/api/partners/${id}`, { domain: 'new.example' }, key);
    await patch(id, { domain: 'acme.example' });
    await send(api, 'PATCH', `/api/partners/${id}`, { domain: 'new.example' }, key);
    expect((await send(api, 'POST', '/api/partners', acme)).status).to.equal(409);
  });

  it('leaves nothing reserved when the partner is not there', async () => {
    expect((await patch('nobody', { domain: 'acme.example' })).status).to.equal(404);
    expect((await send(api, 'POST', '/api/partners', acme)).status).to.equal(201);
  });
});
