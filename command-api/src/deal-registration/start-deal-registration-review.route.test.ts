import { expect } from 'chai';
import { createAcme } from '../partner/partner-api.examples.ts';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';
import { sendDeal, submitGlobex } from './deal-api.examples.ts';

describe('start deal registration review over HTTP', () => {
  let api: ServedCommandApi;
  beforeEach(async () => {
    api = await serveCommandApi();
  });
  afterEach(() => api.close());

  it('puts the registration under review, once', async () => {
    const partnerId = (await createAcme(api)).id;
    const { id, accountClaimId } = await submitGlobex(api, partnerId);
    const first = await sendDeal(api, `/api/deal-registrations/${id}/start-review`);
    const again = await sendDeal(api, `/api/deal-registrations/${id}/start-review`);
    expect([first.status, first.body.dealRegistration.status]).to.deep.equal([200, 'under_review']);
    expect([again.status, again.body]).to.deep.equal([200, first.body]);
    expect(await api.events('DealRegistrationReviewStarted')).to.deep.equal([
      {
        type: 'DealRegistrationReviewStarted',
        data: { dealRegistrationId: id, partnerId, accountClaimId, startedAt: '2026-05-16T12:00:00.000Z' },
      },
    ]);
  });
});
