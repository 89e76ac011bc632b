import { invitation, membership, organization } from '@partneros/domain';
import { addMemberCommand, inviteMemberCommand } from '@partneros/domain/testing';
import { expect } from 'chai';
import { type ServedQueryApi, serveQueryApi } from '../testing/serve-query-api.ts';

interface Members {
  readonly members: readonly { readonly userId: string; readonly role: string }[];
  readonly nextCursor: string | null;
}

describe('members and invitations over HTTP', () => {
  let api: ServedQueryApi;
  before(async () => {
    api = await serveQueryApi();
    for (const organizationId of ['org-1', 'org-2']) {
      const data = { organizationId, name: organizationId, slug: organizationId, timeZone: 'UTC', ownerId: 'user-1' };
      await api.execute(organization, organizationId, { type: 'CreateOrganization', data }, { organizationId });
      for (const [userId, role] of [
        ['user-1', 'owner'],
        ['user-2', 'member'],
        ['user-3', 'viewer'],
      ] as const) {
        const command = addMemberCommand({ userId, role, name: `${userId} of ${organizationId}` });
        await api.execute(membership, userId, command, { organizationId });
      }
      await api.execute(invitation, 'invitation-1', inviteMemberCommand(), { organizationId });
    }
    await api.execute(membership, 'user-3', { type: 'RemoveMember', data: { userId: 'user-3' } });
  });
  after(() => api.close());

  it('lists those who belong, page by page', async () => {
    const first = await api.read<Members>('/api/organization/members?limit=1');
    expect(first.body.members).to.deep.equal([
      {
        userId: 'user-1',
        email: 'grace@hopper.example',
        name: 'user-1 of org-1',
        role: 'owner',
        partnerId: null,
        joinedAt: '2026-05-16T12:00:00.000Z',
        version: 1,
      },
    ]);
    const rest = await api.read<Members>(`/api/organization/members?limit=5&cursor=${first.body.nextCursor}`);
    expect(rest.body.members.map(({ userId }) => userId)).to.deep.equal(['user-2']);
    expect(rest.body.nextCursor).to.equal(null);
  });

  it('filters by role and searches by name', async () => {
    const owners = await api.read<Members>('/api/organization/members?role=owner');
    expect(owners.body.members.map(({ userId }) => userId)).to.deep.equal(['user-1']);
    const found = await api.read<Members>('/api/organization/members?search=USER-2');
    expect(found.body.members.map(({ userId }) => userId)).to.deep.equal(['user-2']);
  });

  it('shows invitations to those who manage members', async () => {
    const path = '/api/organization/invitations?status=pending';
    const { status, body } = await api.read<{ invitations: readonly object[] }>(path);
    expect(status).to.equal(200);
    expect(body.invitations).to.have.length(1);
    for (const role of ['member', 'viewer'] as const)
      expect((await api.read(path, { as: { userId: 'user-2', organizationId: 'org-1', role } })).status).to.equal(403);
  });

  it('shows nothing of it to a partner', async () => {
    const as = { userId: 'user-9', organizationId: 'org-1', role: 'partner', partnerId: 'partner-1' } as const;
    for (const path of ['/api/organization/members', '/api/organization/invitations', '/api/organization'])
      expect((await api.read(path, { as })).status).to.equal(403);
  });

  it('lists the organizations of the caller only, as they are now', async () => {
    interface Mine {
      readonly organizations: readonly { readonly id: string; readonly role: string }[];
    }
    const roles = async (userId: string) => {
      const as = { userId, organizationId: 'org-1', role: 'viewer' } as const;
      const { body } = await api.read<Mine>('/api/organizations', { as });
      return body.organizations.map(({ id, role }) => [id, role]);
    };
    expect(await roles('user-1')).to.deep.equal([
      ['org-1', 'owner'],
      ['org-2', 'owner'],
    ]);
    expect(await roles('user-3')).to.deep.equal([['org-2', 'viewer']]);
    expect(await roles('nobody-else')).to.deep.equal([]);
  });

  it('says that nobody is signed in without a 401', async () => {
    const { status, body } = await api.read('/api/auth/get-session', { as: 'nobody' });
    expect([status, body]).to.deep.equal([200, { session: null, user: null }]);
  });
});
