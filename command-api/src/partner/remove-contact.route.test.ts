import { expect } from 'chai';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';
import { addGrace, createAcme, send } from './partner-api.examples.ts';

describe('remove contact over HTTP', () => {
  let api: ServedCommandApi;
  beforeEach(async () => {
    api = await serveCommandApi();
  });
  afterEach(() => api.close());

  it('records the removal', async () => {
    const { id } = await createAcme(api);
    const contactId = await addGrace(api, id);
    const { status, body } = await send(api, 'DELETE', `/api/partners/${id}/contacts/${contactId}`);
    expect([status, body.partner.contacts.length]).to.deep.equal([200, 1]);
    expect(await api.events('ContactRemoved')).to.deep.equal([
      { type: 'ContactRemoved', data: { partnerId: id, contactId } },
    ]);
  });

  it('refuses the primary contact', async () => {
    const { id, primaryContactId } = await createAcme(api);
    const { status, body } = await send(api, 'DELETE', `/api/partners/${id}/contacts/${primaryContactId}`);
    expect([status, body.code]).to.deep.equal([409, 'invalid_state']);
  });
});
