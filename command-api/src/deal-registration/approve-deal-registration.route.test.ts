import { expect } from 'chai';
import { createAcme } from '../partner/partner-api.examples.ts';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';
import { sendDeal, submitGlobex } from './deal-api.examples.ts';

describe('approve deal registration over HTTP', () => {
  let api: ServedCommandApi;
  let partnerId: string;
  let path: string;
  let registration: Awaited<ReturnType<typeof submitGlobex>>;
  beforeEach(async () => {
    api = await serveCommandApi();
    partnerId = (await createAcme(api)).id;
    registration = await submitGlobex(api, partnerId);
    path = `/api/deal-registrations/${registration.id}`;
    api.clock.set('2026-05-20T08:00:00.000Z');
  });
  afterEach(() => api.close());

  it('approves, protects for another 90 days, and has opened the deal when it answers', async () => {
    const { status, headers, body } = await sendDeal(api, `${path}/approve`);
    const { dealId } = body.dealRegistration;
    expect(status).to.equal(200);
    expect(body.dealRegistration).to.deep.equal({
      ...registration,
      status: 'approved',
      dealId,
      decidedAt: '2026-05-20T08:00:00.000Z',
      expiresAt: '2026-08-18T08:00:00.000Z',
      version: 2,
      updatedAt: '2026-05-20T08:00:00.000Z',
    });
    const { accountClaimId, accountName, accountDomain, amount, expectedCloseDate } = registration;
    const account = { accountName, accountDomain, amount, expectedCloseDate };
    expect(await api.events('DealRegistrationApproved', 'DealOpened')).to.deep.equal([
      {
        type: 'DealRegistrationApproved',
        data: {
          dealRegistrationId: registration.id,
          partnerId,
          accountClaimId,
          dealId,
          ...account,
          approvedAt: '2026-05-20T08:00:00.000Z',
          expiresAt: '2026-08-18T08:00:00.000Z',
        },
      },
      {
        type: 'DealOpened',
        data: { dealId, partnerId, dealRegistrationId: registration.id, name: accountName, ...account },
      },
    ]);
    expect(headers.get('x-event-position')).to.equal(String(await api.feed.head()));
  });

  it('records the deal as a consequence of the approval, by the policy', async () => {
    await sendDeal(api, `${path}/approve`, {}, { headers: { 'x-request-id': 'request-7' } });
    const [approved, opened] = (await api.feed.read(0n, 100)).slice(-2);
    expect(opened?.metadata.actor).to.deep.equal({ type: 'policy', id: 'open-deal-on-deal-registration-approved' });
    expect(opened?.metadata.causationId).to.equal(approved?.metadata.eventId);
    expect(opened?.metadata.correlationId).to.equal('request-7');
  });

  it('opens one deal, however many approve at once', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => sendDeal(api, `${path}/approve`)));
    const refused = answers.filter(({ status }) => status !== 200);
    expect(refused.map(({ status, body }) => [status, body.code])).to.deep.equal(
      Array.from({ length: 7 }, () => [409, 'invalid_state']),
    );
    expect(await api.events('DealOpened')).to.have.length(1);
  });

  it('lets one win when it is approved and declined at once', async () => {
    const [approved, declined] = await Promise.all([
      sendDeal(api, `${path}/approve`),
      sendDeal(api, `${path}/decline`),
    ]);
    expect([approved.status, declined.status].sort()).to.deep.equal([200, 409]);
    const deals = await api.events('DealOpened');
    const releases = await api.events('AccountClaimReleased');
    expect([deals.length, releases.length]).to.deep.equal(approved.status === 200 ? [1, 0] : [0, 1]);
  });
});
