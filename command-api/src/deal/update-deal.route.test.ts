import { expect } from 'chai';
import { openRollout, sendDeal } from '../deal-registration/deal-api.examples.ts';
import { createAcme } from '../partner/partner-api.examples.ts';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';

describe('update deal over HTTP', () => {
  let api: ServedCommandApi;
  beforeEach(async () => {
    api = await serveCommandApi();
  });
  afterEach(() => api.close());

  it('records what is different, and keeps what is left out', async () => {
    const partnerId = (await createAcme(api)).id;
    const deal = await openRollout(api, partnerId);
    const changes = { expectedCloseDate: '2026-12-01', amount: { minor: 1, currency: 'USD' } };
    const body = { name: deal.name, ...changes };
    const answer = await sendDeal(api, `/api/deals/${deal.id}`, body, { method: 'PATCH' });
    expect([answer.status, answer.body.deal]).to.deep.equal([200, { ...deal, ...changes, version: 2 }]);
    expect(await api.events('DealUpdated')).to.deep.equal([
      { type: 'DealUpdated', data: { dealId: deal.id, partnerId, changes } },
    ]);
  });
});
