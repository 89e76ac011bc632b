import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLog, readConfig, type Service } from '@partneros/infra';
import { temporaryFolder } from '@partneros/infra/testing';
import { expect } from 'chai';
import { startStandalone } from './start-standalone.ts';

const PASSWORD = 'correct horse battery';
// biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects; anything else fails it.
type Answered = { readonly status: number; readonly body: any; readonly cookie: string; readonly position: string };

// Passwords are hashed at full cost here.
describe('a person’s life with PartnerOS', function () {
  this.timeout(60_000);
  const data = temporaryFolder();
  const lines: string[] = [];
  const log = createLog({ level: 'trace', destination: { write: (line) => lines.push(line) } });
  let standalone: Service;

  const start = async () => {
    standalone = await startStandalone(
      readConfig({ PORT: '0', DATA_DIR: data.folder, BASE_URL: 'http://localhost' }),
      log,
    );
    await standalone.ready;
  };
  before(start);
  after(async () => {
    await standalone.stop();
    data.remove();
  });

  const call = async (cookie: string, path: string, json?: object): Promise<Answered> => {
    const response = await fetch(`${standalone.url}${path}`, {
      method: json === undefined ? 'GET' : 'POST',
      headers: { cookie, 'content-type': 'application/json' },
      ...(json !== undefined && { body: JSON.stringify(json) }),
    });
    return {
      status: response.status,
      body: await response.json(),
      cookie: response.headers.getSetCookie()[0]?.split(';')[0] ?? '',
      position: response.headers.get('x-event-position') ?? '0',
    };
  };
  const signUp = (email: string, organizationName?: string) =>
    call('', '/api/auth/sign-up/email', { email, password: PASSWORD, name: email.split('@')[0], organizationName });
  const noSession = { session: null, user: null };

  let owner: Answered;
  let mia: Answered;

  it('begins with an account and an organization', async () => {
    expect((await call('', '/api/auth/get-session')).body).to.deep.equal(noSession);
    owner = await signUp('olivia@example.com', 'Acme');
    expect(owner.status).to.equal(201);
    const { body } = await call(owner.cookie, '/api/auth/get-session');
    expect(body.user).to.deep.equal(owner.body.user);
    expect(body.session).to.include({
      userId: owner.body.user.id,
      activeOrganizationId: owner.body.organization.id,
    });
    const mine = await call(owner.cookie, `/api/organizations?atLeast=${owner.position}`);
    expect(mine.body.organizations).to.have.length(1);
    expect(mine.body.organizations[0]).to.include({ name: 'Acme', role: 'owner' });
  });

  it('goes on with an invited colleague, whose role bites at once', async () => {
    const invited = await call(owner.cookie, '/api/auth/organization/invite-member', {
      email: 'mia@example.com',
      role: 'viewer',
    });
    expect([invited.status, invited.body.emailSent]).to.deep.equal([201, true]);
    const invitations = await call(owner.cookie, `/api/organization/invitations?atLeast=${invited.position}`);
    expect(invitations.body.invitations[0]).to.deep.equal(invited.body.invitation);

    mia = await signUp('mia@example.com');
    expect((await call(mia.cookie, '/api/organization/members')).body.code).to.equal('no_active_organization');
    const accepted = await call(mia.cookie, '/api/auth/organization/accept-invitation', {
      invitationId: invited.body.invitation.id,
    });
    const members = await call(mia.cookie, `/api/organization/members?atLeast=${accepted.position}`);
    expect(members.body.members.map(({ name, role }: Answered['body']) => [name, role])).to.deep.equal([
      ['mia', 'viewer'],
      ['olivia', 'owner'],
    ]);
    expect((await call(mia.cookie, '/api/organization/invitations')).status).to.equal(403);
    const userId = mia.body.user.id;
    const changed = await call(owner.cookie, '/api/auth/organization/update-member-role', { userId, role: 'admin' });
    expect(changed.body.member.role).to.equal('admin');
    expect((await call(mia.cookie, '/api/organization/invitations')).status).to.equal(200);
  });

  it('outlives a restart', async () => {
    await standalone.stop();
    await start();
    expect((await call(mia.cookie, '/api/organization')).body.organization.name).to.equal('Acme');
  });

  it('stops for one who is put out, and for one who signs out', async () => {
    const userId = mia.body.user.id;
    const removed = await call(owner.cookie, '/api/auth/organization/remove-member', { userId });
    expect(removed.status).to.equal(200);
    expect((await call(mia.cookie, '/api/organization')).status).to.equal(403);
    const path = `/api/organizations?atLeast=${removed.position}`;
    expect((await call(mia.cookie, path)).body.organizations).to.deep.equal([]);
    const members = await call(owner.cookie, `/api/organization/members?atLeast=${removed.position}`);
    expect(members.body.members).to.have.length(1);

    expect((await call(owner.cookie, '/api/auth/sign-out', {})).status).to.equal(200);
    expect((await call(owner.cookie, '/api/organization')).body.code).to.equal('session_expired');
    expect((await call(owner.cookie, '/api/auth/get-session')).body).to.deep.equal(noSession);
    const back = await call('', '/api/auth/sign-in/email', { email: 'olivia@example.com', password: PASSWORD });
    expect((await call(back.cookie, '/api/organization')).status).to.equal(200);
  });

  it('leaves no password and no session token on disk or in the log', async () => {
    await standalone.stop();
    const files = readdirSync(data.folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const text = files.map((file) => readFileSync(join(file.parentPath, file.name)).toString('latin1')).join('\n');
    expect(text).to.contain('olivia@example.com');
    for (const secret of [PASSWORD, 'Fe26.2*', owner.cookie.slice(-60)]) {
      expect(text.includes(secret), `${secret} on disk`).to.equal(false);
      expect(lines.join('').includes(secret), `${secret} in the log`).to.equal(false);
    }
    await start();
  });
});
