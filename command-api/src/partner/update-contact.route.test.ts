import { expect } from 'chai';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';
import { addGrace, createAcme, send } from './partner-api.examples.ts';

describe('update contact over HTTP', () => {
  let api: ServedCommandApi;
  beforeEach(async () => {
    api = await serveCommandApi();
  });
  afterEach(() => api.close());

  it('records the contact as now known', async () => {
    const { id, contacts } = await createAcme(api);
    const [ada] = contacts;
    const { status } = await send(api, 'PATCH', `/api/partners/${id}/contacts/${ada?.contactId}`, { title: 'CTO' });
    expect(status).to.equal(200);
    expect(await api.events('ContactUpdated')).to.deep.equal([
      { type: 'ContactUpdated', data: { partnerId: id, contact: { ...ada, title: 'CTO' } } },
    ]);
  });

  it('refuses a contact of nobody and the e-mail address of another', async () => {
    const { id } = await createAcme(api);
    const grace = await addGrace(api, id);
    const patch = (contactId: string) =>
      send(api, 'PATCH', `/api/partners/${id}/contacts/${contactId}`, { email: 'ada@acme.example' });
    expect((await patch('nobody')).status).to.equal(404);
    expect((await patch(grace)).body.code).to.equal('duplicate');
  });
});
