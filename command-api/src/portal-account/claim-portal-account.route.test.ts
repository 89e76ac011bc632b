import { execute, PORTAL_CLAIMS, type PortalAccountCommand, type PortalClaim, portalAccount } from '@partneros/domain';
import { fingerprintOf } from '@partneros/infra/http';
import { expect } from 'chai';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';
import { type Answered, cookieIn, PASSWORD, type Person, signUp } from '../testing/sign-up.ts';

const EMAIL = 'ada@acme.example';

// Without an engine: nothing follows from what happens, so that each check stands alone.
describe('claiming a portal account, before anything follows from what has happened', () => {
  let api: ServedCommandApi;
  let owner: Person;
  let partner: Answered;

  beforeEach(async () => {
    api = await serveCommandApi({ realSessions: true });
    owner = await signUp(api, 'Olivia', 'Northwind');
    const primaryContact = { firstName: 'Ada', lastName: 'Lovelace', email: EMAIL };
    partner = (await owner.post('/api/partners', { name: 'Acme', primaryContact })).body.partner;
    const { id: partnerId, primaryContactId: contactId } = partner;
    await onAccount({ type: 'ProvisionPortalAccount', data: { partnerId, contactId } });
    await link('first');
  });
  afterEach(() => api.close());

  const onAccount = (command: PortalAccountCommand) =>
    execute(api, portalAccount, {
      organizationId: owner.organizationId,
      id: partner.id,
      command,
      cause: {
        commandId: api.ids.next(),
        correlationId: 'request-1',
        actor: { type: 'policy', id: 'send-portal-link' },
        occurredAt: api.clock.now(),
        depth: 0,
      },
    });

  const link = async (token: string) => {
    const claim: PortalClaim = { organizationId: owner.organizationId, partnerId: partner.id, link: 1, email: EMAIL };
    await api.keyValues.put(PORTAL_CLAIMS, fingerprintOf(token), claim);
    const data = { partnerId: partner.id, contactId: partner.primaryContactId, link: 1, email: EMAIL };
    const expiresAt = '2026-05-23T12:00:00.000Z';
    await onAccount({ type: 'RecordPortalLinkSent', data: { ...data, expiresAt } });
  };

  const claim = async (token = 'first', headers: Record<string, string> = {}) => {
    const response = await api.fetch('/api/auth/portal/claim', { json: { token, password: PASSWORD }, headers });
    return { status: response.status, body: (await response.json()) as Answered, cookie: cookieIn(response) };
  };

  it('goes by the address that the contact has now', async () => {
    const { cookie } = owner;
    const path = `/api/partners/${partner.id}/contacts/${partner.primaryContactId}`;
    await api.fetch(path, { method: 'PATCH', json: { email: 'ada@right.example' }, headers: { cookie } });
    expect((await claim()).status).to.equal(400);
    expect(await api.events('UserRegistered')).to.have.length(1);
  });

  it('goes by whether the partner is there now', async () => {
    await owner.post(`/api/partners/${partner.id}/archive`);
    expect((await claim()).status).to.equal(400);
    expect(await api.events('UserRegistered')).to.have.length(1);
  });

  it('lets nobody back in who was put out, with the other secret of a link that was sent twice', async () => {
    await link('second');
    const { status, body, cookie } = await claim('first');
    expect(status).to.equal(200);
    await owner.post('/api/auth/organization/remove-member', { userId: body.user.id });
    expect((await claim('second')).status).to.equal(409);
    expect((await claim('second', { cookie })).status).to.equal(409);
    expect(await api.events('MemberJoined')).to.have.length(2);
  });

  it('makes one account and one member of ten at the same time', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => claim()));
    expect(new Set(answers.map(({ status }) => status))).to.deep.equal(new Set([200]));
    expect(await api.events('PortalAccountClaimed')).to.have.length(1);
    expect(await api.events('MemberJoined')).to.have.length(2);
    expect(await api.events('UserRegistered')).to.have.length(2);
  });

  it('takes a key that came with anything else', async () => {
    expect((await claim('first', { 'idempotency-key': 'once' })).status).to.equal(200);
    expect((await claim('first', { 'idempotency-key': 'twice' })).status).to.equal(200);
  });
});
