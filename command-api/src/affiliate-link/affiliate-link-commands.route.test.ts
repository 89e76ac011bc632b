import { expect } from 'chai';
import {
  application,
  apply,
  publishResellers,
  sendApplication as send,
} from '../application/application-api.examples.ts';
import { createAcme } from '../partner/partner-api.examples.ts';
import { elsewhere, personOf, viewer } from '../testing/callers.ts';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';

const LINKS = '/api/affiliate-links';
const key = { headers: { 'idempotency-key': 'key-1' } };

describe('change an affiliate link over HTTP', () => {
  let api: ServedCommandApi;
  let path: string;
  beforeEach(async () => {
    api = await serveCommandApi();
    await publishResellers(api);
    path = `${LINKS}/${(await send(api, LINKS, { name: 'Spring', slug: 'spring' })).body.affiliateLink.id}`;
  });
  afterEach(() => api.close());

  const change = (json: object, as: object = {}) => send(api, path, json, { method: 'PATCH', ...as });
  const applyBy = async (affiliateSlug: string, email: string) => {
    const json = application({ affiliateSlug, formData: { ...application().formData, email } });
    expect((await apply(api, json, { headers: { 'idempotency-key': email } })).status).to.equal(200);
    return (await api.events('AffiliateLeadAttributed')).length;
  };

  it('changes what it is called, found by and for, once', async () => {
    const partnerId = (await createAcme(api)).id;
    const first = await change({ name: 'Summer', slug: 'summer', partnerId }, key);
    const again = await change({ name: 'Summer', slug: 'summer', partnerId }, key);
    expect([first.status, again.body]).to.deep.equal([200, first.body]);
    expect(first.body.affiliateLink).to.include({ name: 'Summer', slug: 'summer', partnerId, status: 'active' });
    await change({ name: 'Summer' });
    expect(await api.events('AffiliateLinkUpdated')).to.have.length(1);
  });

  it('counts who comes by the new slug, and nobody by the old one, which another link may have', async () => {
    expect(await applyBy('spring', 'ada@acme.example')).to.equal(1);
    await change({ slug: 'summer' });
    expect(await applyBy('spring', 'bob@acme.example')).to.equal(1);
    expect(await applyBy('summer', 'cleo@acme.example')).to.equal(2);
    expect((await send(api, LINKS, { name: 'Another', slug: 'spring' })).status).to.equal(201);
    const taken = await change({ slug: 'spring' });
    expect([taken.status, taken.body.code]).to.deep.equal([409, 'duplicate']);
  });

  it('counts nobody while it is disabled, takes the applications all the same, and keeps who came before', async () => {
    expect(await applyBy('spring', 'ada@acme.example')).to.equal(1);
    const disabled = await send(api, `${path}/disable`, {}, key);
    expect([disabled.status, disabled.body.affiliateLink.status]).to.deep.equal([200, 'disabled']);
    expect((await send(api, `${path}/disable`, {}, key)).body).to.deep.equal(disabled.body);
    expect(await applyBy('spring', 'bob@acme.example')).to.equal(1);
    // A page that sends its application again is answered as the first time: it was counted then.
    expect(await applyBy('spring', 'ada@acme.example')).to.equal(1);
    expect((await send(api, `${path}/enable`)).body.affiliateLink.status).to.equal('active');
    expect(await applyBy('spring', 'cleo@acme.example')).to.equal(2);
    expect(await api.events('ApplicationSubmitted')).to.have.length(3);
  });

  it('refuses a form and a partner that the organization does not have, and answers a repeat as the first time', async () => {
    const theirs = await publishResellers(api, { slug: 'theirs' }, { as: elsewhere });
    for (const json of [{ applicationFormId: theirs.id }, { partnerId: 'no-such' }])
      expect((await change(json)).status).to.equal(404);
    const { id } = await createAcme(api);
    const first = await change({ partnerId: id }, key);
    await send(api, `/api/partners/${id}/archive`, {});
    expect((await change({ partnerId: id }, key)).body).to.deep.equal(first.body);
    expect((await change({ partnerId: null })).status).to.equal(200);
    const refused = await change({ partnerId: id });
    expect(refused.status).to.be.oneOf([409, 422]);
  });

  it('loses no update, and is not for those who may only look, for partners, or for another organization', async () => {
    await change({ name: 'Summer' });
    expect((await change({ name: 'Autumn' }, { headers: { 'if-match': '"1"' } })).status).to.be.oneOf([409, 412]);
    for (const [action, method] of [
      ['', 'PATCH'],
      ['/disable', 'POST'],
      ['/enable', 'POST'],
    ] as const) {
      const json = method === 'PATCH' ? { name: 'x' } : {};
      for (const as of [viewer, personOf('partner-1')])
        expect((await send(api, `${path}${action}`, json, { method, as })).status).to.equal(403);
      expect((await send(api, `${path}${action}`, json, { method, as: elsewhere })).status).to.equal(404);
    }
  });
});
