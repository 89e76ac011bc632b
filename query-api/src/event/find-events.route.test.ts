import { type EventResource, partner } from '@partneros/domain';
import { createPartnerCommand } from '@partneros/domain/testing';
import { expect } from 'chai';
import { type ServedQueryApi, serveQueryApi } from '../testing/serve-query-api.ts';

interface Page {
  readonly events: readonly EventResource[];
  readonly nextCursor: string | null;
}

describe('find events', () => {
  let api: ServedQueryApi;

  before(async () => {
    api = await serveQueryApi();
    for (const partnerId of ['partner-1', 'partner-2', 'partner-3']) {
      await api.execute(partner, partnerId, createPartnerCommand({ partnerId }));
      await api.execute(partner, partnerId, createPartnerCommand({ partnerId }), { organizationId: 'org-2' });
    }
    await api.execute(partner, 'partner-1', { type: 'ArchivePartner', data: { partnerId: 'partner-1', reason: null } });
  });
  after(() => api.close());

  it('reads on from a position until there is nothing more', async () => {
    const first = (await api.read<Page>('/api/events?limit=3')).body;
    expect(first.events.map(({ position }) => position)).to.deep.equal(['1', '3', '5']);
    const rest = (await api.read<Page>(`/api/events?limit=3&after=${first.nextCursor}`)).body;
    expect(rest.events.map(({ type }) => type)).to.deep.equal(['PartnerArchived']);
    expect(rest.nextCursor).to.equal(null);
  });

  it('picks a type, or a stream', async () => {
    const archived = (await api.read<Page>('/api/events?type=PartnerArchived')).body.events;
    expect(archived.map(({ type }) => type)).to.deep.equal(['PartnerArchived']);
    const stream = archived[0]?.stream;
    const both = (await api.read<Page>(`/api/events?stream=${stream}`)).body.events;
    expect(both.map(({ revision }) => revision)).to.deep.equal(['0', '1']);
  });

  it('shows nothing of another organization, whatever is asked for', async () => {
    const foreign = (await api.read<Page>('/api/events?stream=partner-org-2_partner-1')).body;
    expect(foreign).to.deep.equal({ events: [], nextCursor: null });
  });

  it('is for owners and admins', async () => {
    const as = (role: 'admin' | 'member') => ({ userId: `user-${role}`, organizationId: 'org-1', role }) as const;
    expect((await api.read('/api/events', { as: as('admin') })).status).to.equal(200);
    expect((await api.read('/api/events', { as: as('member') })).status).to.equal(403);
  });
});
