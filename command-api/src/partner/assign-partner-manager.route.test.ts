import { expect } from 'chai';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';
import { createAcme, send } from './partner-api.examples.ts';

describe('assign partner manager over HTTP', () => {
  let api: ServedCommandApi;
  beforeEach(async () => {
    api = await serveCommandApi();
  });
  afterEach(() => api.close());

  it('records the change', async () => {
    const { id } = await createAcme(api);
    const { status } = await send(api, 'POST', `/api/partners/${id}/manager`, { partnerManagerId: 'user-9' });
    expect(status).to.equal(200);
    expect(await api.events('PartnerManagerAssigned')).to.deep.equal([
      { type: 'PartnerManagerAssigned', data: { partnerId: id, from: null, to: 'user-9' } },
    ]);
  });

  it('changes nothing when it is so already', async () => {
    const { id } = await createAcme(api);
    await send(api, 'POST', `/api/partners/${id}/manager`, { partnerManagerId: 'user-9' });
    const { status, body } = await send(api, 'POST', `/api/partners/${id}/manager`, { partnerManagerId: 'user-9' });
    expect([status, body.partner.version]).to.deep.equal([200, 2]);
  });
});
