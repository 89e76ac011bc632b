import { expect } from 'chai';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';
import { createAcme, send } from './partner-api.examples.ts';

describe('change partner stage over HTTP', () => {
  let api: ServedCommandApi;
  beforeEach(async () => {
    api = await serveCommandApi();
  });
  afterEach(() => api.close());

  it('records the change', async () => {
    const { id } = await createAcme(api);
    const { status } = await send(api, 'POST', `/api/partners/${id}/stage`, { stage: 'onboard' });
    expect(status).to.equal(200);
    expect(await api.events('PartnerStageChanged')).to.deep.equal([
      { type: 'PartnerStageChanged', data: { partnerId: id, from: 'recruit', to: 'onboard' } },
    ]);
  });

  it('changes nothing when it is so already', async () => {
    const { id } = await createAcme(api);
    await send(api, 'POST', `/api/partners/${id}/stage`, { stage: 'onboard' });
    const { status, body } = await send(api, 'POST', `/api/partners/${id}/stage`, { stage: 'onboard' });
    expect([status, body.partner.version]).to.deep.equal([200, 2]);
  });
});
