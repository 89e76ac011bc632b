import { expect } from 'chai';
import { createAcme, send } from '../partner/partner-api.examples.ts';
import { personOf, viewer } from '../testing/callers.ts';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';
import { createInitech, globex, sendDeal, submitGlobex } from './deal-api.examples.ts';

const CONSEQUENCES = ['DealRegistrationSubmitted', 'AccountClaimed', 'AccountClaimContested'];

describe('submit deal registration over HTTP', () => {
  let api: ServedCommandApi;
  let partnerId: string;
  beforeEach(async () => {
    api = await serveCommandApi();
    partnerId = (await createAcme(api)).id;
  });
  afterEach(() => api.close());

  it('registers the deal, claims its account and answers with both', async () => {
    const { status, headers, body } = await sendDeal(api, '/api/deal-registrations', globex(partnerId));
    const { id, accountClaimId, ...registration } = body.dealRegistration;
    const submitted = {
      ...globex(partnerId),
      accountDomain: 'globex.example',
      submittedBy: 'user-1',
      submittedAt: '2026-05-16T12:00:00.000Z',
      expiresAt: '2026-08-14T12:00:00.000Z',
    };
    expect(status).to.equal(201);
    expect(registration).to.deep.equal({
      organizationId: 'org-1',
      ...submitted,
      status: 'submitted',
      decidedAt: null,
      declineReason: null,
      dealId: null,
      conflict: null,
      version: 1,
      createdAt: '2026-05-16T12:00:00.000Z',
      updatedAt: '2026-05-16T12:00:00.000Z',
    });
    expect(await api.events(...CONSEQUENCES)).to.deep.equal([
      { type: 'DealRegistrationSubmitted', data: { dealRegistrationId: id, accountClaimId, ...submitted } },
      { type: 'AccountClaimed', data: { accountClaimId, partnerId, dealRegistrationId: id } },
    ]);
    expect(headers.get('x-event-position')).to.equal(String(await api.feed.head()));
  });

  it('takes a registration without a domain, a date and a description', async () => {
    const { accountName, amount } = globex(partnerId);
    const { status, body } = await sendDeal(api, '/api/deal-registrations', { partnerId, accountName, amount });
    const { accountDomain, expectedCloseDate, description } = body.dealRegistration;
    expect([status, accountDomain, expectedCloseDate, description]).to.deep.equal([201, null, null, null]);
  });

  it('says who holds the account, and passes it to the next in line when that one withdraws', async () => {
    const initech = await createInitech(api);
    const first = await submitGlobex(api, partnerId);
    const second = await submitGlobex(api, initech.id, { accountName: 'GLOBEX Corp.' });
    expect(second.conflict).to.deep.equal({ dealRegistrationId: first.id, partnerId });

    const third = await submitGlobex(api, partnerId);
    expect(third.conflict).to.deep.equal({ dealRegistrationId: first.id, partnerId });
    await sendDeal(api, `/api/deal-registrations/${first.id}/withdraw`);
    const claim = { accountClaimId: first.accountClaimId, partnerId };
    const next = { dealRegistrationId: second.id, partnerId: initech.id };
    expect(await api.events('AccountClaimContested', 'AccountClaimReleased')).to.deep.equal([
      {
        type: 'AccountClaimContested',
        data: { ...claim, ...next, heldBy: { dealRegistrationId: first.id, partnerId }, samePartner: false },
      },
      {
        type: 'AccountClaimContested',
        data: {
          ...claim,
          dealRegistrationId: third.id,
          heldBy: { dealRegistrationId: first.id, partnerId },
          samePartner: true,
        },
      },
      {
        type: 'AccountClaimReleased',
        data: {
          ...claim,
          dealRegistrationId: first.id,
          next,
          waiting: [{ dealRegistrationId: third.id, partnerId }],
        },
      },
    ]);
  });

  it('claims the account by its name where no domain is known', async () => {
    const first = await submitGlobex(api, partnerId, { accountName: 'Société  Générale', accountDomain: null });
    const second = await submitGlobex(api, partnerId, { accountName: 'SOCIETE générale', accountDomain: null });
    expect(second.conflict).to.deep.equal({ dealRegistrationId: first.id, partnerId });
  });

  it('gives one account to exactly one of many who come at once', async () => {
    const all = await Promise.all(Array.from({ length: 12 }, () => submitGlobex(api, partnerId)));
    const [holder, ...others] = all.filter(({ conflict }) => conflict === null);
    expect(others).to.deep.equal([]);
    expect(all.filter(({ conflict }) => conflict !== null).map(({ conflict }) => conflict)).to.deep.equal(
      Array.from({ length: 11 }, () => ({ dealRegistrationId: holder?.id, partnerId })),
    );
  });

  it('answers a repeat as the first time and changes nothing', async () => {
    const repeat = { headers: { 'idempotency-key': 'key-1' } };
    const first = await sendDeal(api, '/api/deal-registrations', globex(partnerId), repeat);
    await submitGlobex(api, partnerId);
    await send(api, 'POST', `/api/partners/${partnerId}/archive`);
    const events = await api.events();
    const again = await sendDeal(api, '/api/deal-registrations', globex(partnerId), repeat);
    expect([again.status, again.body]).to.deep.equal([201, first.body]);
    expect(again.headers.get('idempotency-replayed')).to.equal('true');
    expect(again.headers.get('x-event-position')).to.equal(first.headers.get('x-event-position'));
    expect(await api.events()).to.deep.equal(events);
  });

  it('refuses a reused key', async () => {
    const request = { headers: { 'idempotency-key': 'key-1' } };
    await sendDeal(api, '/api/deal-registrations', globex(partnerId), request);
    const other = { ...globex(partnerId), accountName: 'Hooli' };
    const { status, body } = await sendDeal(api, '/api/deal-registrations', other, request);
    expect([status, body.code]).to.deep.equal([409, 'idempotency_key_reuse']);
  });

  it('does not find an unknown partner, or one of another organization', async () => {
    const foreign = { userId: 'user-1', organizationId: 'org-2', role: 'owner' } as const;
    const events = await api.events();
    const unknown = await sendDeal(api, '/api/deal-registrations', globex('nobody'));
    const elsewhere = await sendDeal(api, '/api/deal-registrations', globex(partnerId), { as: foreign });
    expect([unknown.status, unknown.body.code]).to.deep.equal([404, 'not_found']);
    expect([elsewhere.status, elsewhere.body]).to.deep.equal([404, unknown.body]);
    expect(await api.events()).to.deep.equal(events);
  });

  it('refuses an archived partner', async () => {
    await send(api, 'POST', `/api/partners/${partnerId}/archive`);
    const { status, body } = await sendDeal(api, '/api/deal-registrations', globex(partnerId));
    expect([status, body.code]).to.deep.equal([422, 'prerequisite_missing']);
  });

  it('names what is wrong with a body', async () => {
    for (const wrong of [
      { accountName: ' ' },
      { accountDomain: 'not a domain' },
      { amount: 2500 },
      { amount: { minor: 1.5, currency: 'EUR' } },
      { amount: { minor: 1, currency: 'euro' } },
      { expectedCloseDate: '2026-02-30' },
      { surprise: true },
    ]) {
      const { status, body } = await sendDeal(api, '/api/deal-registrations', { ...globex(partnerId), ...wrong });
      expect([status, body.code]).to.deep.equal([400, 'invalid_request']);
      expect(body.details?.join()).to.include(Object.keys(wrong)[0]);
    }
  });

  it('lets a partner register for itself, and tells it that an account is held, not who holds it', async () => {
    const initech = await createInitech(api);
    await submitGlobex(api, initech.id);
    const as = personOf(partnerId);
    const own = await sendDeal(api, '/api/deal-registrations', globex(partnerId), { as });
    expect([own.status, own.body.dealRegistration.submittedBy]).to.deep.equal([201, as.userId]);
    expect(own.body.dealRegistration.conflict).to.deep.equal({ dealRegistrationId: null, partnerId: null });
    const others = await sendDeal(api, '/api/deal-registrations', globex(initech.id), { as });
    expect([others.status, others.body.code]).to.deep.equal([404, 'not_found']);
  });

  it('refuses who may only read', async () => {
    const { status } = await sendDeal(api, '/api/deal-registrations', globex(partnerId), { as: viewer });
    expect(status).to.equal(403);
  });
});
