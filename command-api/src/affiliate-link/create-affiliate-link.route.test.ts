import { expect } from 'chai';
import { publishResellers, sendApplication as send } from '../application/application-api.examples.ts';
import { createAcme } from '../partner/partner-api.examples.ts';
import { elsewhere } from '../testing/callers.ts';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';

const LINKS = '/api/affiliate-links';

describe('create affiliate link over HTTP', () => {
  let api: ServedCommandApi;
  beforeEach(async () => {
    api = await serveCommandApi();
  });
  afterEach(() => api.close());

  it('makes a link for a form and a partner, once', async () => {
    const applicationFormId = (await publishResellers(api)).id;
    const partnerId = (await createAcme(api)).id;
    const json = { name: 'Spring', slug: 'spring', applicationFormId, partnerId };
    const key = { headers: { 'idempotency-key': 'key-1' } };
    const first = await send(api, LINKS, json, key);
    const again = await send(api, LINKS, json, key);
    expect([first.status, again.status, again.body]).to.deep.equal([201, 201, first.body]);
    expect(first.body.affiliateLink).to.include(json);
    expect(await api.events('AffiliateLinkCreated')).to.have.length(1);
  });

  it('refuses a slug that another link of the organization has', async () => {
    const both = await Promise.all([1, 2].map((n) => send(api, LINKS, { name: `L${n}`, slug: 'spring' })));
    expect(both.map(({ status }) => status).sort()).to.deep.equal([201, 409]);
    expect((await send(api, LINKS, { name: 'Theirs', slug: 'spring' }, { as: elsewhere })).status).to.equal(201);
    const { body } = await send(api, LINKS, { name: 'Spring' });
    expect(body.affiliateLink.slug).to.match(/^spring-[a-z0-9]{8}$/);
  });

  it('refuses a form and a partner that the organization does not have', async () => {
    const applicationFormId = (await publishResellers(api)).id;
    const partnerId = (await createAcme(api)).id;
    for (const over of [{ applicationFormId }, { partnerId }])
      expect((await send(api, LINKS, { name: 'Spring', ...over }, { as: elsewhere })).status).to.equal(404);
    expect(await api.events('AffiliateLinkCreated')).to.deep.equal([]);
  });
});
