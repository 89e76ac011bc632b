import { type Message, membership, organization, type Recorded } from '@partneros/domain';
import {
  memberJoined,
  memberRemoved,
  memberRoleChanged,
  organizationFounded,
  ownerAdded,
  ownerRemoved,
} from '@partneros/domain/testing';
import { type MemoryStores, openMemoryStores } from '@partneros/infra/testing';
import { expect } from 'chai';
import { foldBatch } from '../kernel/fold-batch.ts';
import { userOrganizationsModel } from '../user-organizations/user-organizations.model.ts';
import { userOrganizations } from '../user-organizations/user-organizations.projection.ts';
import { membersModel } from './members.model.ts';
import { members } from './members.projection.ts';

const at = '2026-05-16T12:00:00.000Z';

describe('the members projection', () => {
  let stores: MemoryStores;
  let position = 0n;
  beforeEach(() => {
    stores = openMemoryStores();
    position = 0n;
  });
  afterEach(() => stores.close());

  const recorded = (event: Message, organizationId = 'org-1'): Recorded => {
    position += 1n;
    const { category } = event.type.startsWith('Member') ? membership : organization;
    return {
      ...event,
      stream: `${category}-${organizationId}_x`,
      revision: position,
      position,
      recordedAt: at,
      metadata: {
        eventId: String(position),
        organizationId,
        commandId: 'c',
        correlationId: 'r',
        actor: { type: 'user', id: 'founder' },
        occurredAt: at,
        depth: 0,
        schemaVersion: 1,
      },
    };
  };
  const roleAfter = async (...events: readonly Message[]) => {
    const batch = events.map((event) => recorded(event));
    // Once more than needed: a delivery may come twice.
    for (const take of [batch, batch]) {
      const { write } = await foldBatch(stores.rows, members, take, position);
      await stores.rows.write([write]);
    }
    return (await stores.rows.get(membersModel, 'org-1', 'user-1'))?.role;
  };

  it('shows what a person counts as', async () => {
    expect(await roleAfter(memberJoined())).to.equal('member');
    expect(await roleAfter(memberRoleChanged('member', 'admin'))).to.equal('admin');
    expect(await roleAfter(ownerAdded('user-1'))).to.equal('owner');
    expect(await roleAfter(memberRoleChanged('admin', 'owner'))).to.equal('owner');
    expect(await roleAfter(ownerRemoved('user-1'))).to.equal(null);
    expect(await roleAfter(memberRoleChanged('owner', 'partner', 'partner-1'))).to.equal('partner');
    expect(await roleAfter(memberRemoved('partner'))).to.equal(null);
    expect(await stores.rows.get(membersModel, 'org-1', 'user-1')).to.include({
      name: 'Grace Hopper',
      partnerId: 'partner-1',
      joinedAt: at,
    });
    expect(await roleAfter(memberJoined({ invitationId: 'invitation-2' }))).to.equal('member');
  });

  it('knows an owner before their membership, and nobody by a removal alone', async () => {
    expect(await roleAfter(...organizationFounded(), ownerAdded('user-1'))).to.equal('owner');
    expect(await roleAfter(memberRemoved())).to.equal('owner');
    expect((await stores.rows.get(membersModel, 'org-1', 'founder'))?.role).to.equal('owner');
  });

  it('lists where a user came, across organizations', async () => {
    const events = [
      recorded(memberJoined()),
      recorded(memberJoined(), 'org-2'),
      recorded(memberRemoved(), 'org-2'),
      recorded(memberJoined(), 'org-2'),
    ];
    const { write } = await foldBatch(stores.rows, userOrganizations, events, position);
    await stores.rows.write([write]);
    expect(await stores.rows.get(userOrganizationsModel, 'platform', 'user-1')).to.deep.equal({
      userId: 'user-1',
      organizationIds: ['org-1', 'org-2'],
    });
    expect(await stores.rows.get(userOrganizationsModel, 'org-2', 'user-1')).to.equal(undefined);
  });
});
