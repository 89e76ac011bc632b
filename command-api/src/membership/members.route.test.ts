import { expect } from 'chai';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';
import { join, type Person, signUp } from '../testing/sign-up.ts';

const ROLE = '/api/auth/organization/update-member-role';
const REMOVE = '/api/auth/organization/remove-member';
const acme = {
  name: 'Acme',
  primaryContact: { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@acme.example' },
};

describe('members over HTTP', () => {
  let api: ServedCommandApi;
  let owner: Person;
  beforeEach(async () => {
    api = await serveCommandApi({ realSessions: true });
    owner = await signUp(api, 'Olivia', 'Acme');
  });
  afterEach(() => api.close());

  const setRole = async (by: Person, { userId }: Person, role: string, partnerId?: string) => {
    const { status, body } = await by.post(ROLE, { userId, role, partnerId });
    return [status, body.code ?? body.member.role];
  };
  const remove = async (by: Person, { userId }: Person) => {
    const { status, body } = await by.post(REMOVE, { userId });
    return [status, body.code ?? body.member.role];
  };
  const writes = async (person: Person) => (await person.post('/api/partners', acme)).status;

  it('have another role from the very next request on', async () => {
    const mia = await join(api, owner, 'Mia', 'member');
    expect(await writes(mia)).to.equal(201);
    expect(await setRole(owner, mia, 'viewer')).to.deep.equal([200, 'viewer']);
    expect(await writes(mia)).to.equal(403);
    expect(await setRole(owner, mia, 'member')).to.deep.equal([200, 'member']);
    expect(await writes(mia)).to.equal(201);
    expect(await api.events('MemberRoleChanged')).to.deep.equal([
      {
        type: 'MemberRoleChanged',
        data: { userId: mia.userId, from: 'member', to: 'viewer', fromPartnerId: null, toPartnerId: null },
      },
      {
        type: 'MemberRoleChanged',
        data: { userId: mia.userId, from: 'viewer', to: 'member', fromPartnerId: null, toPartnerId: null },
      },
    ]);
  });

  it('are out from the very next request on, and stay out', async () => {
    const mia = await join(api, owner, 'Mia', 'admin');
    expect(await remove(owner, mia)).to.deep.equal([200, null]);
    expect(await writes(mia)).to.equal(403);
    expect(await remove(owner, mia), 'again').to.deep.equal([200, null]);
    expect(await api.events('MemberRemoved')).to.have.length(1);
    const set = await mia.post('/api/auth/organization/set-active', { organizationId: owner.organizationId });
    expect(set.status).to.equal(404);
  });

  it('are managed by owners and admins only', async () => {
    const [admin, member, viewer] = [
      await join(api, owner, 'Adam', 'admin'),
      await join(api, owner, 'Mia', 'member'),
      await join(api, owner, 'Vera', 'viewer'),
    ];
    for (const by of [member, viewer]) {
      expect(await setRole(by, viewer, 'admin')).to.deep.equal([403, 'forbidden']);
      expect(await remove(by, admin)).to.deep.equal([403, 'forbidden']);
    }
    expect(await setRole(admin, member, 'viewer')).to.deep.equal([200, 'viewer']);
    expect(await remove(admin, member)).to.deep.equal([200, null]);
  });

  it('become owners, and stop being ones, by owners only', async () => {
    const [admin, mia] = [await join(api, owner, 'Adam', 'admin'), await join(api, owner, 'Mia', 'member')];
    expect(await setRole(admin, mia, 'owner')).to.deep.equal([403, 'forbidden']);
    expect(await setRole(admin, admin, 'owner')).to.deep.equal([403, 'forbidden']);
    expect(await setRole(admin, owner, 'viewer')).to.deep.equal([403, 'forbidden']);
    expect(await remove(admin, owner)).to.deep.equal([403, 'forbidden']);

    expect(await setRole(owner, mia, 'owner')).to.deep.equal([200, 'owner']);
    expect(await setRole(mia, owner, 'viewer')).to.deep.equal([200, 'viewer']);
    expect(await writes(owner)).to.equal(403);
    expect(await setRole(owner, mia, 'member')).to.deep.equal([403, 'forbidden']);
  });

  it('always have an owner among them', async () => {
    expect(await setRole(owner, owner, 'admin')).to.deep.equal([409, 'invalid_state']);
    expect(await remove(owner, owner)).to.deep.equal([409, 'invalid_state']);
    const mia = await join(api, owner, 'Mia', 'member');
    await setRole(owner, mia, 'owner');

    const outcomes = await Promise.all([
      setRole(owner, mia, 'viewer'),
      setRole(mia, owner, 'viewer'),
      remove(owner, owner),
      remove(mia, mia),
    ]);
    expect(outcomes.filter(([status]) => status === 200).length, JSON.stringify(outcomes)).to.be.within(1, 2);
    const stillIn = await Promise.all([owner, mia].map((person) => setRole(person, person, 'owner')));
    expect(stillIn.map(([status]) => status)).to.include(200);
  });

  it('of a partner belong to one that exists, and see their own part only', async () => {
    const mia = await join(api, owner, 'Mia', 'member');
    expect(await setRole(owner, mia, 'partner')).to.deep.equal([400, 'invalid_request']);
    expect(await setRole(owner, mia, 'partner', 'partner-1')).to.deep.equal([404, 'not_found']);
    const partnerId = (await owner.post('/api/partners', acme)).body.partner.id;
    expect(await setRole(owner, mia, 'admin', partnerId)).to.deep.equal([400, 'invalid_request']);
    expect(await setRole(owner, mia, 'partner', partnerId)).to.deep.equal([200, 'partner']);
    expect(await writes(mia)).to.equal(403);
    const registration = { partnerId, accountName: 'Navy', amount: { minor: 100, currency: 'EUR' } };
    expect((await mia.post('/api/deal-registrations', registration)).status).to.equal(201);
  });

  it('of another organization are not found', async () => {
    const other = await signUp(api, 'Otto', 'Other');
    expect(await setRole(owner, other, 'admin')).to.deep.equal([404, 'not_found']);
    expect(await remove(owner, other)).to.deep.equal([404, 'not_found']);
    expect(await writes(other)).to.equal(201);
  });

  it('are changed once by a repeated request', async () => {
    const mia = await join(api, owner, 'Mia', 'member');
    const again = async () =>
      (await owner.post(ROLE, { userId: mia.userId, role: 'owner' }, { 'idempotency-key': 'once' })).status;
    expect([await again(), await again()]).to.deep.equal([200, 200]);
    expect(await api.events('OwnerAdded')).to.have.length(2);
    expect(await api.events('MemberRoleChanged')).to.have.length(1);
  });
});
