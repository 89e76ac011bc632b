import { expect } from 'chai';
import { openRollout, sendDeal, submitGlobex } from '../deal-registration/deal-api.examples.ts';
import { createAcme } from '../partner/partner-api.examples.ts';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';

describe('close deal won over HTTP', () => {
  let api: ServedCommandApi;
  let partnerId: string;
  beforeEach(async () => {
    api = await serveCommandApi();
    partnerId = (await createAcme(api)).id;
  });
  afterEach(() => api.close());

  it('wins the deal now, at the amount that stands', async () => {
    const { id, amount } = await openRollout(api, partnerId);
    const { status, body } = await sendDeal(api, `/api/deals/${id}/close-won`);
    const closedAt = '2026-05-16T12:00:00.000Z';
    expect([status, body.deal.status, body.deal.closedAt]).to.deep.equal([200, 'won', closedAt]);
    expect(await api.events('DealClosedWon')).to.deep.equal([
      { type: 'DealClosedWon', data: { dealId: id, partnerId, dealRegistrationId: null, amount, closedAt } },
    ]);
  });

  it('wins a registered deal at another amount and moment', async () => {
    const { id: dealRegistrationId } = await submitGlobex(api, partnerId);
    const approved = await sendDeal(api, `/api/deal-registrations/${dealRegistrationId}/approve`);
    const { dealId } = approved.body.dealRegistration;
    const won = { amount: { minor: 3_000_000, currency: 'EUR' }, closedAt: '2026-05-10T14:00:00+02:00' };
    const { status } = await sendDeal(api, `/api/deals/${dealId}/close-won`, won);
    expect(status).to.equal(200);
    expect(await api.events('DealClosedWon')).to.deep.equal([
      {
        type: 'DealClosedWon',
        data: { dealId, partnerId, dealRegistrationId, amount: won.amount, closedAt: '2026-05-10T12:00:00.000Z' },
      },
    ]);
  });

  it('takes a date as its midnight in UTC, and refuses what is no moment', async () => {
    const { id } = await openRollout(api, partnerId);
    expect((await sendDeal(api, `/api/deals/${id}/close-won`, { closedAt: 'yesterday' })).status).to.equal(400);
    const { body } = await sendDeal(api, `/api/deals/${id}/close-won`, { closedAt: '2026-05-10' });
    expect(body.deal.closedAt).to.equal('2026-05-10T00:00:00.000Z');
  });
});
