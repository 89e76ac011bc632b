import { expect } from 'chai';
import { createAcme } from '../partner/partner-api.examples.ts';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';
import { createInitech, sendDeal, submitGlobex } from './deal-api.examples.ts';

describe('decline deal registration over HTTP', () => {
  let api: ServedCommandApi;
  let partnerId: string;
  beforeEach(async () => {
    api = await serveCommandApi();
    partnerId = (await createAcme(api)).id;
  });
  afterEach(() => api.close());

  it('records the reason, and gives the account to the next in line', async () => {
    const initech = await createInitech(api);
    const { id, accountClaimId } = await submitGlobex(api, partnerId);
    const next = await submitGlobex(api, initech.id);
    const { status, body } = await sendDeal(api, `/api/deal-registrations/${id}/decline`, { reason: 'Our own' });
    expect(status).to.equal(200);
    expect([body.dealRegistration.status, body.dealRegistration.declineReason]).to.deep.equal(['rejected', 'Our own']);
    const identity = { dealRegistrationId: id, partnerId, accountClaimId };
    expect(await api.events('DealRegistrationDeclined', 'AccountClaimReleased')).to.deep.equal([
      {
        type: 'DealRegistrationDeclined',
        data: { ...identity, reason: 'Our own', declinedAt: '2026-05-16T12:00:00.000Z' },
      },
      {
        type: 'AccountClaimReleased',
        data: { ...identity, next: { dealRegistrationId: next.id, partnerId: initech.id }, waiting: [] },
      },
    ]);
  });

  it('answers a repeat as the first time, although the account has changed hands', async () => {
    const holder = await submitGlobex(api, partnerId);
    const waiting = await submitGlobex(api, (await createInitech(api)).id);
    const review = () =>
      sendDeal(
        api,
        `/api/deal-registrations/${waiting.id}/start-review`,
        {},
        { headers: { 'idempotency-key': 'once' } },
      );
    const first = await review();
    expect(first.body.dealRegistration.conflict).to.deep.equal({ dealRegistrationId: holder.id, partnerId });
    await sendDeal(api, `/api/deal-registrations/${holder.id}/decline`);
    expect((await review()).body).to.deep.equal(first.body);
  });

  it('needs no reason', async () => {
    const { id } = await submitGlobex(api, partnerId);
    const { status, body } = await sendDeal(api, `/api/deal-registrations/${id}/decline`);
    expect([status, body.dealRegistration.declineReason]).to.deep.equal([200, null]);
  });
});
