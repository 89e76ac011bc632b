import { expect } from 'chai';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';
import { addGrace, createAcme, send } from './partner-api.examples.ts';

describe('set primary contact over HTTP', () => {
  let api: ServedCommandApi;
  beforeEach(async () => {
    api = await serveCommandApi();
  });
  afterEach(() => api.close());

  it('records from whom to whom', async () => {
    const { id, primaryContactId } = await createAcme(api);
    const contactId = await addGrace(api, id);
    const { body } = await send(api, 'POST', `/api/partners/${id}/primary-contact`, { contactId });
    expect(body.partner.primaryContactId).to.equal(contactId);
    expect(await api.events('PrimaryContactChanged')).to.deep.equal([
      { type: 'PrimaryContactChanged', data: { partnerId: id, from: primaryContactId, to: contactId } },
    ]);
  });

  it('refuses a contact the partner does not have', async () => {
    const { id } = await createAcme(api);
    const { status } = await send(api, 'POST', `/api/partners/${id}/primary-contact`, { contactId: 'nobody' });
    expect(status).to.equal(404);
  });
});
