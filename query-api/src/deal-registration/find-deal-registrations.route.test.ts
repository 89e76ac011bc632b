import { dealRegistration } from '@partneros/domain';
import { expect } from 'chai';
import { type ServedQueryApi, serveQueryApi } from '../testing/serve-query-api.ts';
import { register, release } from './contested-account.examples.ts';

interface Page {
  readonly dealRegistrations: readonly { readonly id: string; readonly conflict: object | null }[];
  readonly nextCursor: string | null;
}

describe('find deal registrations', () => {
  let api: ServedQueryApi;
  const page = async (query = '', request?: Parameters<ServedQueryApi['read']>[1]) =>
    (await api.read<Page>(`/api/deal-registrations${query}`, request)).body;
  const ids = async (query = '', request?: Parameters<ServedQueryApi['read']>[1]) =>
    (await page(query, request)).dealRegistrations.map(({ id }) => id);
  const partner = { userId: 'user-9', organizationId: 'org-1', role: 'partner', partnerId: 'partner-2' } as const;

  beforeEach(async () => {
    api = await serveQueryApi();
    await register(api, 'registration-1', 'partner-1');
    api.clock.advance(1_000);
    await register(api, 'registration-2', 'partner-2', { amount: { minor: 100, currency: 'EUR' } });
    api.clock.advance(1_000);
    await register(api, 'registration-3', 'partner-2', {
      accountClaimId: 'account-2',
      accountName: 'Hooli Überall',
      accountDomain: null,
      amount: { minor: 20_000, currency: 'EUR' },
    });
  });
  afterEach(() => api.close());

  it('lists the newest first, with who holds a contested account', async () => {
    const { dealRegistrations, nextCursor } = await page();
    expect(dealRegistrations.map(({ id, conflict }) => [id, conflict])).to.deep.equal([
      ['registration-3', null],
      ['registration-2', { dealRegistrationId: 'registration-1', partnerId: 'partner-1' }],
      ['registration-1', null],
    ]);
    expect(nextCursor).to.equal(null);
  });

  it('filters by status, partner and conflict, and searches accounts', async () => {
    const startedAt = '2026-05-17T12:00:00.000Z';
    await api.execute(dealRegistration, 'registration-3', {
      type: 'StartDealRegistrationReview',
      data: { dealRegistrationId: 'registration-3', startedAt },
    });
    expect(await ids('?status=under_review')).to.deep.equal(['registration-3']);
    expect(await ids('?partnerId=partner-1')).to.deep.equal(['registration-1']);
    expect(await ids('?conflict=true')).to.deep.equal(['registration-2']);
    expect(await ids('?conflict=false')).to.deep.equal(['registration-3', 'registration-1']);
    expect(await ids('?search=uberall')).to.deep.equal(['registration-3']);
    expect(await ids('?search=globex.example')).to.deep.equal(['registration-2', 'registration-1']);
  });

  it('sorts by amount, page by page', async () => {
    expect(await ids('?sort=amount')).to.deep.equal(['registration-2', 'registration-3', 'registration-1']);
    const { nextCursor } = await page('?sort=-amount&limit=2');
    expect(await ids(`?sort=-amount&limit=2&cursor=${encodeURIComponent(nextCursor ?? '')}`)).to.deep.equal([
      'registration-2',
    ]);
  });

  it('clears a conflict when the account is passed on', async () => {
    await release(api, 'registration-1', 'partner-1');
    expect(await ids('?conflict=true')).to.deep.equal([]);
  });

  it('shows a partner its own registrations, and not who holds their accounts', async () => {
    const { dealRegistrations } = await page('', { as: partner });
    expect(dealRegistrations.map(({ id, conflict }) => [id, conflict])).to.deep.equal([
      ['registration-3', null],
      ['registration-2', { dealRegistrationId: null, partnerId: null }],
    ]);
    expect(await ids('?partnerId=partner-1', { as: partner })).to.deep.equal([]);
  });

  it('shows another organization nothing, and names a parameter nobody knows', async () => {
    const as = { userId: 'user-1', organizationId: 'org-2', role: 'owner' } as const;
    expect(await ids('', { as })).to.deep.equal([]);
    expect((await api.read('/api/deal-registrations?colour=red')).status).to.equal(400);
    expect((await api.read('/api/deal-registrations?status=lost')).status).to.equal(400);
  });
});
