import { deal } from '@partneros/domain';
import { openDealCommand } from '@partneros/domain/testing';
import { expect } from 'chai';
import { type ServedQueryApi, serveQueryApi } from '../testing/serve-query-api.ts';

interface Page {
  readonly deals: readonly { readonly id: string }[];
  readonly nextCursor: string | null;
}

describe('find deals', () => {
  let api: ServedQueryApi;
  const page = async (query = '', request?: Parameters<ServedQueryApi['read']>[1]) =>
    (await api.read<Page>(`/api/deals${query}`, request)).body;
  const ids = async (query = '', request?: Parameters<ServedQueryApi['read']>[1]) =>
    (await page(query, request)).deals.map(({ id }) => id);
  const open = async (dealId: string, over: Parameters<typeof openDealCommand>[0]) => {
    await api.execute(deal, dealId, openDealCommand({ dealId, ...over }));
    api.clock.advance(1_000);
  };

  beforeEach(async () => {
    api = await serveQueryApi();
    await open('deal-1', {});
    await open('deal-2', {
      partnerId: 'partner-2',
      dealRegistrationId: null,
      name: 'Äpfel',
      accountName: null,
      accountDomain: null,
      amount: { minor: 100, currency: 'EUR' },
    });
    await open('deal-3', { dealRegistrationId: null, name: 'Zebra', amount: { minor: 20_000, currency: 'EUR' } });
    const closed = { dealId: 'deal-3', amount: null, closedAt: null, now: api.clock.now() };
    await api.execute(deal, 'deal-3', { type: 'CloseDealWon', data: closed });
  });
  afterEach(() => api.close());

  it('lists the newest first', async () => {
    expect(await ids()).to.deep.equal(['deal-3', 'deal-2', 'deal-1']);
  });

  it('filters by status, partner and registration, and searches names and accounts', async () => {
    expect(await ids('?status=won')).to.deep.equal(['deal-3']);
    expect(await ids('?status=open&partnerId=partner-1')).to.deep.equal(['deal-1']);
    expect(await ids('?dealRegistrationId=registration-1')).to.deep.equal(['deal-1']);
    expect(await ids('?search=apfel')).to.deep.equal(['deal-2']);
    expect(await ids('?search=globex.example')).to.deep.equal(['deal-3', 'deal-1']);
  });

  it('sorts by name and by amount, page by page', async () => {
    expect(await ids('?sort=name')).to.deep.equal(['deal-2', 'deal-1', 'deal-3']);
    const { nextCursor } = await page('?sort=-amount&limit=2');
    expect(await ids(`?sort=-amount&limit=2&cursor=${encodeURIComponent(nextCursor ?? '')}`)).to.deep.equal(['deal-2']);
  });

  it('shows a partner its own deals, and another organization none', async () => {
    const partner = { userId: 'user-9', organizationId: 'org-1', role: 'partner', partnerId: 'partner-2' } as const;
    const elsewhere = { userId: 'user-1', organizationId: 'org-2', role: 'owner' } as const;
    expect(await ids('', { as: partner })).to.deep.equal(['deal-2']);
    expect(await ids('?partnerId=partner-1', { as: partner })).to.deep.equal([]);
    expect(await ids('', { as: elsewhere })).to.deep.equal([]);
  });
});
