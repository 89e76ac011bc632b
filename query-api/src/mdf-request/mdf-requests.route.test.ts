import { mdfRequest } from '@partneros/domain';
import { submitMdfRequestCommand } from '@partneros/domain/testing';
import { expect } from 'chai';
import { type ServedQueryApi, serveQueryApi } from '../testing/serve-query-api.ts';

interface Answer {
  readonly mdfRequests: readonly { readonly id: string }[];
  readonly mdfRequest: { readonly status: string };
}

const personOf = (partnerId: string) =>
  ({ userId: 'user-9', organizationId: 'org-1', role: 'partner', partnerId }) as const;
const elsewhere = { userId: 'user-1', organizationId: 'org-2', role: 'owner' } as const;

describe('MDF requests', () => {
  let api: ServedQueryApi;
  let submitted: bigint;
  before(async () => {
    api = await serveQueryApi();
    await api.execute(mdfRequest, 'mdf-1', submitMdfRequestCommand());
    api.clock.advance(1_000);
    const other = {
      mdfRequestId: 'mdf-2',
      partnerId: 'partner-2',
      title: 'Webinar',
      description: null,
      amount: { minor: 100, currency: 'EUR' },
      activityDate: '2027-01-10',
    };
    await api.execute(mdfRequest, 'mdf-2', submitMdfRequestCommand(other));
    submitted = await api.feed.head();
    const data = { mdfRequestId: 'mdf-2', amount: null, note: null, approvedAt: api.clock.now() };
    await api.execute(mdfRequest, 'mdf-2', { type: 'ApproveMdfRequest', data });
  });
  after(() => api.close());

  const read = (path: string, request?: Parameters<ServedQueryApi['read']>[1]) => api.read<Answer>(path, request);
  const ids = async (query = '', request?: Parameters<ServedQueryApi['read']>[1]) =>
    (await read(`/api/mdf-requests${query}`, request)).body.mdfRequests.map(({ id }) => id);
  const status = async (path: string, request?: Parameters<ServedQueryApi['read']>[1]) => {
    const answer = await read(path, request);
    return answer.status === 200 ? answer.body.mdfRequest.status : answer.status;
  };

  it('are listed newest first, filtered, searched and sorted', async () => {
    expect(await ids()).to.deep.equal(['mdf-2', 'mdf-1']);
    expect(await ids('?status=approved')).to.deep.equal(['mdf-2']);
    expect(await ids('?budgetYear=2026')).to.deep.equal(['mdf-1']);
    expect(await ids('?partnerId=partner-1')).to.deep.equal(['mdf-1']);
    expect(await ids('?search=booth')).to.deep.equal(['mdf-1']);
    expect(await ids('?sort=-amount&limit=1')).to.deep.equal(['mdf-1']);
  });

  it('are shown one by one, now or as of a position', async () => {
    expect(await status('/api/mdf-requests/mdf-2')).to.equal('approved');
    expect(await status(`/api/mdf-requests/mdf-2?asOf=${submitted}`)).to.equal('submitted');
    expect(await status('/api/mdf-requests/nothing')).to.equal(404);
  });

  it('are shown to their own partner and organization only', async () => {
    expect(await ids('', { as: personOf('partner-1') })).to.deep.equal(['mdf-1']);
    expect(await ids('', { as: elsewhere })).to.deep.equal([]);
    for (const query of ['', `?asOf=${submitted}`]) {
      expect(await status(`/api/mdf-requests/mdf-1${query}`, { as: personOf('partner-1') })).to.equal('submitted');
      expect(await status(`/api/mdf-requests/mdf-1${query}`, { as: personOf('partner-2') })).to.equal(404);
      expect(await status(`/api/mdf-requests/mdf-1${query}`, { as: elsewhere })).to.equal(404);
    }
  });
});
