import { expect } from 'chai';
import { sendDeal } from '../deal-registration/deal-api.examples.ts';
import { createAcme, send } from '../partner/partner-api.examples.ts';
import { elsewhere, personOf, viewer } from '../testing/callers.ts';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';

const rollout = (partnerId: string) => ({ partnerId, name: 'Rollout', amount: { minor: 100, currency: 'EUR' } });

describe('open deal over HTTP', () => {
  let api: ServedCommandApi;
  let partnerId: string;
  beforeEach(async () => {
    api = await serveCommandApi();
    partnerId = (await createAcme(api)).id;
  });
  afterEach(() => api.close());

  it('opens the deal and answers it', async () => {
    const { status, body } = await sendDeal(api, '/api/deals', {
      ...rollout(partnerId),
      accountName: 'Globex',
      accountDomain: 'globex.example',
      expectedCloseDate: '2026-09-30',
    });
    const terms = {
      ...rollout(partnerId),
      dealRegistrationId: null,
      accountName: 'Globex',
      accountDomain: 'globex.example',
      expectedCloseDate: '2026-09-30',
    };
    expect(status).to.equal(201);
    expect(body.deal).to.deep.equal({
      id: body.deal.id,
      organizationId: 'org-1',
      ...terms,
      status: 'open',
      closedAt: null,
      lostReason: null,
      version: 1,
      createdAt: '2026-05-16T12:00:00.000Z',
      updatedAt: '2026-05-16T12:00:00.000Z',
    });
    expect(await api.events('DealOpened')).to.deep.equal([
      { type: 'DealOpened', data: { dealId: body.deal.id, ...terms } },
    ]);
  });

  it('answers a repeat as the first time and changes nothing', async () => {
    const repeat = { headers: { 'idempotency-key': 'key-1' } };
    const first = await sendDeal(api, '/api/deals', rollout(partnerId), repeat);
    await send(api, 'POST', `/api/partners/${partnerId}/archive`);
    const again = await sendDeal(api, '/api/deals', rollout(partnerId), repeat);
    expect([again.status, again.body]).to.deep.equal([201, first.body]);
    expect(await api.events('DealOpened')).to.have.length(1);
  });

  it('does not find an unknown partner, or one of another organization', async () => {
    const unknown = await sendDeal(api, '/api/deals', rollout('nobody'));
    const foreign = await sendDeal(api, '/api/deals', rollout(partnerId), { as: elsewhere });
    expect([unknown.status, unknown.body.code]).to.deep.equal([404, 'not_found']);
    expect([foreign.status, foreign.body]).to.deep.equal([404, unknown.body]);
  });

  it('refuses an archived partner', async () => {
    await send(api, 'POST', `/api/partners/${partnerId}/archive`);
    const { status, body } = await sendDeal(api, '/api/deals', rollout(partnerId));
    expect([status, body.code]).to.deep.equal([422, 'prerequisite_missing']);
  });

  it('refuses who may only read, and partners', async () => {
    for (const as of [viewer, personOf(partnerId)])
      expect((await sendDeal(api, '/api/deals', rollout(partnerId), { as })).status).to.equal(403);
  });
});
