import { expect } from 'chai';
import { openRollout, sendDeal } from '../deal-registration/deal-api.examples.ts';
import { createAcme } from '../partner/partner-api.examples.ts';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';

describe('close deal lost over HTTP', () => {
  let api: ServedCommandApi;
  beforeEach(async () => {
    api = await serveCommandApi();
  });
  afterEach(() => api.close());

  it('loses the deal, and takes it up again', async () => {
    const partnerId = (await createAcme(api)).id;
    const { id: dealId, amount } = await openRollout(api, partnerId);
    const lost = await sendDeal(api, `/api/deals/${dealId}/close-lost`, { reason: 'Price' });
    expect([lost.status, lost.body.deal.status, lost.body.deal.lostReason]).to.deep.equal([200, 'lost', 'Price']);
    const open = await sendDeal(api, `/api/deals/${dealId}/reopen`);
    expect([open.status, open.body.deal.status, open.body.deal.lostReason]).to.deep.equal([200, 'open', null]);
    const closedAt = '2026-05-16T12:00:00.000Z';
    expect(await api.events('DealClosedLost', 'DealReopened')).to.deep.equal([
      {
        type: 'DealClosedLost',
        data: { dealId, partnerId, dealRegistrationId: null, amount, reason: 'Price', closedAt },
      },
      { type: 'DealReopened', data: { dealId, partnerId, from: 'lost' } },
    ]);
  });
});
