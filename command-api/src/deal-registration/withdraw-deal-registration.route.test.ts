import { expect } from 'chai';
import { createAcme } from '../partner/partner-api.examples.ts';
import { personOf } from '../testing/callers.ts';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';
import { createInitech, sendDeal, submitGlobex } from './deal-api.examples.ts';

describe('withdraw deal registration over HTTP', () => {
  let api: ServedCommandApi;
  let partnerId: string;
  beforeEach(async () => {
    api = await serveCommandApi();
    partnerId = (await createAcme(api)).id;
  });
  afterEach(() => api.close());

  it('lets a partner take its own registration back', async () => {
    const { id, accountClaimId } = await submitGlobex(api, partnerId);
    const path = `/api/deal-registrations/${id}/withdraw`;
    const { status, body } = await sendDeal(api, path, {}, { as: personOf(partnerId) });
    expect([status, body.dealRegistration.status]).to.deep.equal([200, 'withdrawn']);
    const identity = { dealRegistrationId: id, partnerId, accountClaimId };
    expect(await api.events('DealRegistrationWithdrawn', 'AccountClaimReleased')).to.deep.equal([
      { type: 'DealRegistrationWithdrawn', data: { ...identity, withdrawnAt: '2026-05-16T12:00:00.000Z' } },
      { type: 'AccountClaimReleased', data: { ...identity, next: null, waiting: [] } },
    ]);
  });

  it("does not show a partner that another partner's registration exists", async () => {
    const initech = await createInitech(api);
    const { id } = await submitGlobex(api, initech.id);
    const as = personOf(partnerId);
    const others = await sendDeal(api, `/api/deal-registrations/${id}/withdraw`, {}, { as });
    const unknown = await sendDeal(api, '/api/deal-registrations/nothing/withdraw', {}, { as });
    expect([others.status, others.body]).to.deep.equal([404, unknown.body]);
    expect(await api.events('DealRegistrationWithdrawn')).to.deep.equal([]);
  });
});
