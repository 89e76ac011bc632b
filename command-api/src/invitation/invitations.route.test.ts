import { DAY, PLATFORM } from '@partneros/domain';
import { expect } from 'chai';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';
import { join, PASSWORD, type Person, signUp } from '../testing/sign-up.ts';

const INVITE = '/api/auth/organization/invite-member';
const ACCEPT = '/api/auth/organization/accept-invitation';
const REVOKE = '/api/auth/organization/cancel-invitation';
const mia = { email: 'Mia@example.com', role: 'member' };

describe('invitations over HTTP', () => {
  let api: ServedCommandApi;
  let owner: Person;
  beforeEach(async () => {
    api = await serveCommandApi({ realSessions: true });
    owner = await signUp(api, 'Olivia', 'Acme');
  });
  afterEach(() => api.close());

  const mails = () => api.effects.recorded.flatMap((call) => (call.kind === 'email' ? [call.effect] : []));
  const invite = async (json: object = mia, headers: Record<string, string> = {}) => {
    const { status, body } = await owner.post(INVITE, json, headers);
    return { status, body, invitationId: body.invitation?.id as string };
  };

  it('go out by mail, and take the person in who accepts', async () => {
    const { status, body, invitationId } = await invite();
    expect([status, body.emailSent]).to.deep.equal([201, true]);
    expect(body.invitation).to.include({ email: 'mia@example.com', role: 'member', status: 'pending' });
    expect(mails()[0]).to.deep.include({
      organizationId: PLATFORM,
      key: `invitation-${invitationId}`,
      to: ['mia@example.com'],
      subject: 'You are invited to Acme',
    });
    expect(mails()[0]?.text).to.contain(`accept-invitation?invitationId=${invitationId}`);

    const person = await signUp(api, 'Mia');
    const accepted = await person.post(ACCEPT, { invitationId });
    expect(accepted.status).to.equal(200);
    expect(accepted.body.invitation.status).to.equal('accepted');
    expect(accepted.body.organization.id).to.equal(owner.organizationId);
    expect((await person.post('/api/partners', {})).status, 'a member, though with a bad body').to.equal(400);
    expect((await api.events('MemberJoined')).at(-1)).to.deep.equal({
      type: 'MemberJoined',
      data: {
        userId: person.userId,
        email: 'mia@example.com',
        name: 'Mia',
        role: 'member',
        partnerId: null,
        invitationId,
      },
    });
  });

  it('are accepted once, and quietly again', async () => {
    const { invitationId } = await invite();
    const person = await signUp(api, 'Mia');
    for (let time = 1; time <= 2; time += 1) expect((await person.post(ACCEPT, { invitationId })).status).to.equal(200);
    expect(await api.events('InvitationAccepted')).to.have.length(1);
    expect(await api.events('MemberJoined')).to.have.length(2);
  });

  it('do not let anybody back in who was put out', async () => {
    const { invitationId } = await invite();
    const person = await signUp(api, 'Mia');
    const key = { 'idempotency-key': 'once' };
    await person.post(ACCEPT, { invitationId }, key);
    await owner.post('/api/auth/organization/remove-member', { userId: person.userId });
    expect((await person.post(ACCEPT, { invitationId })).status).to.equal(409);
    expect((await person.post(ACCEPT, { invitationId }, key)).status).to.equal(409);
    expect((await person.post('/api/partners', {})).status).to.equal(403);

    const again = await invite();
    expect((await person.post(ACCEPT, { invitationId: again.invitationId })).status).to.equal(200);
    expect((await person.post('/api/partners', {})).status).to.equal(400);
  });

  it('are nothing to anybody else', async () => {
    const { invitationId } = await invite();
    const eve = await signUp(api, 'Eve');
    for (const id of [invitationId, 'made-up']) {
      const { status, body } = await eve.post(ACCEPT, { invitationId: id });
      expect([status, body.code, body.error]).to.deep.equal([404, 'not_found', 'Invitation not found.']);
    }
  });

  it('expire after seven days, and can then be made again', async () => {
    const { invitationId } = await invite();
    const person = await signUp(api, 'Mia');
    expect((await invite()).status).to.equal(409);
    api.clock.advance(7 * DAY - 1);
    const session = await api.fetch('/api/auth/sign-in/email', {
      json: { email: 'mia@example.com', password: PASSWORD },
    });
    const cookie = session.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    api.clock.advance(1);
    const late = await api.fetch(ACCEPT, { json: { invitationId }, headers: { cookie } });
    expect(late.status).to.equal(404);
    expect((await person.post(ACCEPT, { invitationId })).status, 'the session ended too').to.equal(401);
  });

  it('can be taken back, and made again at once', async () => {
    const { invitationId } = await invite();
    for (let time = 1; time <= 2; time += 1) {
      const { status, body } = await owner.post(REVOKE, { invitationId });
      expect([status, body.invitation.status]).to.deep.equal([200, 'revoked']);
    }
    const person = await signUp(api, 'Mia');
    expect((await person.post(ACCEPT, { invitationId })).status).to.equal(409);
    const again = await invite();
    expect(again.status).to.equal(201);
    expect((await person.post(ACCEPT, { invitationId: again.invitationId })).status).to.equal(200);
    expect((await owner.post(REVOKE, { invitationId: again.invitationId })).status).to.equal(409);
  });

  it('are made by owners and admins, never for an owner, and not for a member', async () => {
    const admin = await join(api, owner, 'Adam', 'admin');
    const viewer = await join(api, owner, 'Vera', 'viewer');
    expect((await viewer.post(INVITE, mia)).status).to.equal(403);
    expect((await admin.post(INVITE, { ...mia, role: 'owner' })).status).to.equal(403);
    expect((await invite({ ...mia, role: 'owner' })).status).to.equal(403);
    expect((await admin.post(INVITE, mia)).status).to.equal(201);
    expect((await invite({ email: 'vera@example.com', role: 'admin' })).body.code).to.equal('duplicate');
  });

  it('of a partner name one that exists', async () => {
    expect((await invite({ ...mia, role: 'partner' })).status).to.equal(400);
    expect((await invite({ ...mia, role: 'partner', partnerId: 'partner-1' })).status).to.equal(404);
    const contact = { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@acme.example' };
    const { body } = await owner.post('/api/partners', { name: 'Acme', primaryContact: contact });
    expect((await invite({ ...mia, partnerId: body.partner.id })).status).to.equal(400);
    expect((await invite({ ...mia, role: 'partner', partnerId: body.partner.id })).status).to.equal(201);
  });

  it('are answered alike when the request is repeated after the person has joined', async () => {
    const key = { 'idempotency-key': 'once' };
    const first = await invite(mia, key);
    const person = await signUp(api, 'Mia');
    await person.post(ACCEPT, { invitationId: first.invitationId });
    expect(await invite(mia, key)).to.deep.equal(first);
    expect((await invite(mia)).status).to.equal(409);
  });

  it('are made once by a repeated request, whose mail has the same key', async () => {
    const key = { 'idempotency-key': 'once' };
    const [first, second] = [await invite(mia, key), await invite(mia, key)];
    expect([first.status, second.status, second.invitationId]).to.deep.equal([201, 201, first.invitationId]);
    expect(await api.events('MemberInvited')).to.have.length(1);
    expect(new Set(mails().map(({ key }) => key)).size).to.equal(1);
  });

  it('stand although the mail does not go out, and say so', async () => {
    api.effects.answer('email', { ok: false, error: { code: 'down', message: 'down' }, retryable: true });
    const { status, body } = await invite();
    expect([status, body.emailSent]).to.deep.equal([201, false]);
  });
});

describe('an invitation to a closed server', () => {
  it('lets the invited person sign up, until it is taken back', async () => {
    const api = await serveCommandApi({ signUp: 'closed' });
    const open = await api.fetch(INVITE, { json: mia });
    const { invitation } = (await open.json()) as { invitation: { id: string } };
    const signUpAs = async (json: object) =>
      (await api.fetch('/api/auth/sign-up/email', { json: { password: PASSWORD, name: 'Mia', ...json } })).status;
    expect(await signUpAs({ email: 'eve@example.com' })).to.equal(403);
    expect(await signUpAs({ email: 'mia@example.com', organizationName: 'Mine' })).to.equal(403);
    expect(await signUpAs({ email: 'mia@example.com' })).to.equal(201);

    const second = await api.fetch(INVITE, { json: { ...mia, email: 'max@example.com' } });
    const { invitation: revoked } = (await second.json()) as { invitation: { id: string } };
    await api.fetch(REVOKE, { json: { invitationId: revoked.id } });
    expect(await signUpAs({ email: 'max@example.com' })).to.equal(403);
    expect(invitation.id).not.to.equal(revoked.id);
    await api.close();
  });
});
