import { expect } from 'chai';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';
import { addGrace, createAcme, send } from './partner-api.examples.ts';

describe('add contact over HTTP', () => {
  let api: ServedCommandApi;
  beforeEach(async () => {
    api = await serveCommandApi();
  });
  afterEach(() => api.close());

  it('records the contact and answers it', async () => {
    const { id } = await createAcme(api);
    const alan = { firstName: 'Alan', lastName: 'Turing', email: 'Alan@Acme.example', phone: '+44 1' };
    const { status, body } = await send(api, 'POST', `/api/partners/${id}/contacts`, alan);
    const contact = { ...alan, contactId: body.contact.contactId, email: 'alan@acme.example', title: null };
    expect(status).to.equal(201);
    expect(body.contact).to.deep.include({ ...contact, id: contact.contactId, partnerId: id, isPrimary: false });
    expect(body.partner.contacts).to.have.length(2);
    expect(await api.events('ContactAddedToPartner')).to.deep.equal([
      { type: 'ContactAddedToPartner', data: { partnerId: id, contact } },
    ]);
  });

  it('refuses the same e-mail address twice', async () => {
    const { id } = await createAcme(api);
    await addGrace(api, id);
    const again = { firstName: 'G.', lastName: 'Hopper', email: 'GRACE@acme.example' };
    const { status, body } = await send(api, 'POST', `/api/partners/${id}/contacts`, again);
    expect([status, body.code]).to.deep.equal([409, 'duplicate']);
  });
});
