import { type PartnerProfile, partner } from '@partneros/domain';
import { createPartnerCommand, profileExample } from '@partneros/domain/testing';
import { expect } from 'chai';
import { type ServedQueryApi, serveQueryApi } from '../testing/serve-query-api.ts';

interface Page {
  readonly partners: readonly { readonly id: string; readonly name: string; readonly stage: string }[];
  readonly nextCursor: string | null;
}

// Differ by accents, case and spelling, several times over, so that pages break inside ties.
const NAMES = [
  'Éclair',
  'eclair',
  'ECLAIR',
  'Ångström',
  'angstrom',
  'Zürich Re',
  'zulu',
  'Müller & Söhne',
  '3M',
  'Acme',
];
const STAGES = ['recruit', 'onboard', 'enable'];
const COUNT = 60;

describe('find partners', () => {
  let api: ServedQueryApi;

  const create = (index: number, over: Partial<PartnerProfile> = {}) => {
    const partnerId = `partner-${String(index).padStart(2, '0')}`;
    const command = createPartnerCommand({
      partnerId,
      profile: profileExample({ name: NAMES[index % NAMES.length] ?? '', domain: `p${index}.example`, ...over }),
      stage: STAGES[index % STAGES.length] ?? '',
      tier: index % 4 === 0 ? 'Gold' : null,
      partnerManagerId: index % 5 === 0 ? 'user-7' : null,
      tags: { services: index % 6 === 0 ? ['hosting'] : [], products: [], regions: [] },
    });
    return api.execute(partner, partnerId, command, { cause: { occurredAt: at(index) } });
  };
  // Pairs share a moment.
  const at = (index: number) => `2026-05-16T12:00:${String(Math.floor(index / 2)).padStart(2, '0')}.000Z`;

  const allPages = async (query: string) => {
    const pages: (readonly Page['partners'][number][])[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { status, body }: { status: number; body: Page } = await api.read(
        `/api/partners?limit=7&${query}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`,
      );
      expect(status).to.equal(200);
      pages.push(body.partners);
      cursor = body.nextCursor;
    }
    return pages;
  };
  const names = async (query: string) => (await api.read<Page>(`/api/partners?limit=100&${query}`)).body.partners;

  before(async () => {
    api = await serveQueryApi();
    await Promise.all(
      Array.from({ length: COUNT }, (_, index) => create(index, index === 59 ? { regions: ['LATAM'] } : {})),
    );
    const elsewhere = createPartnerCommand({ partnerId: 'partner-00' });
    await api.execute(partner, 'partner-00', elsewhere, { organizationId: 'org-2' });
  });
  after(() => api.close());

  for (const sort of ['name', '-name', 'createdAt', '-createdAt', 'stage', '-tier']) {
    it(`pages by ${sort} through everything once, ties included`, async () => {
      const pages = await allPages(`sort=${sort}`);
      const all = pages.flat();
      expect(pages.map((page) => page.length)).to.deep.equal([7, 7, 7, 7, 7, 7, 7, 7, 4]);
      expect(new Set(all.map(({ id }) => id)).size).to.equal(COUNT);
      expect(all).to.deep.equal(await names(`sort=${sort}`));
    });
  }

  it('sorts by name without case and accents, and ties by id', async () => {
    const sorted = await names('sort=name');
    expect(sorted[0]?.name).to.equal('3M');
    expect([
      ...new Set(sorted.map(({ name }) => name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase())),
    ]).to.deep.equal(['3m', 'acme', 'angstrom', 'eclair', 'muller & sohne', 'zulu', 'zurich re']);
    const tied = sorted.filter(({ name }) => name.toLowerCase().endsWith('clair')).map(({ id }) => id);
    expect(tied).to.deep.equal(tied.toSorted());
  });

  it('sorts downwards in exactly the other order', async () => {
    expect(await names('sort=-name')).to.deep.equal((await names('sort=name')).toReversed());
  });

  it('searches name, domain and contacts, without case and accents', async () => {
    expect(await names('search=ECLAIR')).to.have.length(18);
    expect(await names(`search=${encodeURIComponent('söhne')}`)).to.have.length(6);
    expect((await names('search=P42.exam')).map(({ id }) => id)).to.deep.equal(['partner-42']);
    expect(await names('search=lovelace')).to.have.length(COUNT);
    expect(await names('search=nobody')).to.deep.equal([]);
  });

  it('filters, and combines filters with search and pages', async () => {
    expect(await names('stage=onboard')).to.have.length(20);
    expect(await names('tier=Gold')).to.have.length(15);
    expect(await names('tier=Gold&stage=recruit')).to.have.length(5);
    expect(await names('managerId=user-7')).to.have.length(12);
    expect(await names('tag=hosting')).to.have.length(10);
    expect((await names('region=LATAM')).map(({ id }) => id)).to.deep.equal(['partner-59']);
    expect(await names('type=referral')).to.deep.equal([]);
    expect(await names('status=archived')).to.deep.equal([]);
    const pages = await allPages('search=eclair&stage=recruit&sort=-createdAt');
    expect(pages.flat().every(({ stage }) => stage === 'recruit')).to.equal(true);
    expect(pages.flat()).to.have.length(6);
  });

  it('shows a partner itself only', async () => {
    const as = { userId: 'user-9', organizationId: 'org-1', role: 'partner', partnerId: 'partner-03' } as const;
    const { body } = await api.read<Page>('/api/partners', { as });
    expect(body.partners.map(({ id }) => id)).to.deep.equal(['partner-03']);
  });

  it('shows every organization its own', async () => {
    const as = { userId: 'user-1', organizationId: 'org-2', role: 'owner' } as const;
    const { body } = await api.read<Page>('/api/partners', { as });
    expect(body.partners.map(({ id }) => id)).to.deep.equal(['partner-00']);
  });

  it('refuses unknown parameters, sorts, and cursors of another sort', async () => {
    const { nextCursor } = (await api.read<Page>('/api/partners?limit=5&sort=name')).body;
    const cursor = encodeURIComponent(nextCursor ?? '');
    for (const query of [
      'colour=red',
      'sort=colour',
      'limit=0',
      'limit=101',
      'cursor=%21',
      `sort=stage&cursor=${cursor}`,
    ])
      expect((await api.read(`/api/partners?${query}`)).status, query).to.equal(400);
  });
});
