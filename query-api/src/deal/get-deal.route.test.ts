import { deal } from '@partneros/domain';
import { openDealCommand } from '@partneros/domain/testing';
import { expect } from 'chai';
import { type ServedQueryApi, serveQueryApi } from '../testing/serve-query-api.ts';

interface Answer {
  readonly deal: { readonly status: string; readonly version: number };
}

describe('get deal', () => {
  let api: ServedQueryApi;
  let opened: bigint;
  before(async () => {
    api = await serveQueryApi();
    await api.execute(deal, 'deal-1', openDealCommand());
    opened = await api.feed.head();
    const data = { dealId: 'deal-1', reason: null, closedAt: api.clock.now() };
    await api.execute(deal, 'deal-1', { type: 'CloseDealLost', data });
  });
  after(() => api.close());

  const status = async (path: string, request?: Parameters<ServedQueryApi['read']>[1]) => {
    const answer = await api.read<Answer>(path, request);
    return answer.status === 200 ? answer.body.deal.status : answer.status;
  };
  const personOf = (partnerId: string) =>
    ({ userId: 'user-9', organizationId: 'org-1', role: 'partner', partnerId }) as const;

  it('shows the deal as it is now, with its version', async () => {
    expect(await status('/api/deals/deal-1')).to.equal('lost');
    expect((await api.fetch('/api/deals/deal-1')).headers.get('etag')).to.equal('"2"');
  });

  it('shows it as of a position', async () => {
    expect(await status(`/api/deals/deal-1?asOf=${opened}`)).to.equal('open');
    expect(await status('/api/deals/deal-1?asOf=0')).to.equal(404);
  });

  it('shows it to its own partner only', async () => {
    for (const query of ['', `?asOf=${opened}`]) {
      expect(await status(`/api/deals/deal-1${query}`, { as: personOf('partner-1') })).to.be.a('string');
      expect(await status(`/api/deals/deal-1${query}`, { as: personOf('partner-2') })).to.equal(404);
    }
  });

  it('does not find an unknown deal, or one of another organization', async () => {
    const as = { userId: 'user-1', organizationId: 'org-2', role: 'owner' } as const;
    expect(await status('/api/deals/nothing')).to.equal(404);
    expect(await status('/api/deals/deal-1', { as })).to.equal(404);
    expect(await status(`/api/deals/deal-1?asOf=${opened}`, { as })).to.equal(404);
  });
});
