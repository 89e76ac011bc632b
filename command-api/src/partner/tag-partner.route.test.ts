import { expect } from 'chai';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';
import { createAcme, send } from './partner-api.examples.ts';

describe('tag partner over HTTP', () => {
  let api: ServedCommandApi;
  beforeEach(async () => {
    api = await serveCommandApi();
  });
  afterEach(() => api.close());

  it('records the change', async () => {
    const { id } = await createAcme(api);
    const { status } = await send(api, 'PUT', `/api/partners/${id}/tags`, { services: ['hosting', 'hosting'] });
    expect(status).to.equal(200);
    expect(await api.events('PartnerTagged')).to.deep.equal([
      { type: 'PartnerTagged', data: { partnerId: id, tags: { services: ['hosting'], products: [], regions: [] } } },
    ]);
  });

  it('changes nothing when it is so already', async () => {
    const { id } = await createAcme(api);
    await send(api, 'PUT', `/api/partners/${id}/tags`, { services: ['hosting', 'hosting'] });
    const { status, body } = await send(api, 'PUT', `/api/partners/${id}/tags`, { services: ['hosting', 'hosting'] });
    expect([status, body.partner.version]).to.deep.equal([200, 2]);
  });
});
