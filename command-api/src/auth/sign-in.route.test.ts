import { PLATFORM } from '@partneros/domain';
import { createRateLimits } from '@partneros/infra/http';
import { expect } from 'chai';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';
import { type Answered, browserOf, cookieIn, PASSWORD, signUp } from '../testing/sign-up.ts';

const PATH = '/api/auth/sign-in/email';
const ada = { email: 'ada@example.com', password: PASSWORD };

describe('sign in over HTTP', () => {
  let api: ServedCommandApi;
  beforeEach(async () => {
    api = await serveCommandApi({ realSessions: true });
    await signUp(api, 'Ada', 'Acme');
  });
  afterEach(() => api.close());

  const signIn = async (json: object, headers: Record<string, string> = {}) => {
    const response = await api.fetch(PATH, { json, headers });
    const cookie = cookieIn(response);
    return { status: response.status, body: (await response.json()) as Answered, cookie, ...browserOf(api, cookie) };
  };
  const createPartner = {
    name: 'Acme',
    primaryContact: { firstName: 'Ada', lastName: 'Lovelace', email: 'ada@acme.example' },
  };

  it('opens a session in the organization where the person worked last', async () => {
    const { status, body, cookie, post } = await signIn({ ...ada, email: ' ADA@example.com' });
    expect(status).to.equal(200);
    expect(body).to.have.keys('redirect', 'token', 'user');
    expect([body.redirect, body.user.email]).to.deep.equal([false, 'ada@example.com']);
    expect(cookie).to.equal(`session_token=${body.token}`);
    expect((await post('/api/partners', createPartner)).status).to.equal(201);
  });

  it('answers a wrong password and an unknown address alike', async () => {
    const answers = [
      await signIn({ ...ada, password: 'wrong' }),
      await signIn({ ...ada, email: 'nobody@example.com' }),
      await signIn({ email: 'nobody@example.com', password: 'wrong' }),
    ];
    for (const { status, body, cookie } of answers) {
      expect(status).to.equal(401);
      expect(body).to.deep.equal({
        error: 'Invalid email or password',
        code: 'INVALID_EMAIL_OR_PASSWORD',
        message: 'Invalid email or password',
      });
      expect(cookie).to.equal('');
    }
  });

  it('opens another session each time, and ends the one that came along', async () => {
    const first = await signIn(ada);
    const second = await signIn(ada, { cookie: first.cookie });
    expect(second.cookie).not.to.equal(first.cookie);
    expect((await first.post('/api/auth/sign-out')).body.code).to.equal('session_expired');
    expect((await second.post('/api/auth/sign-out')).status).to.equal(200);
  });

  it('takes what clients of Better Auth send', async () => {
    const { status, body } = await signIn({ ...ada, rememberMe: false, callbackURL: '//evil.example' });
    expect([status, body.redirect]).to.deep.equal([200, false]);
  });

  it('works under the cookie names of Better Auth', async () => {
    const { body } = await signIn(ada);
    const { post } = browserOf(api, `better-auth.session_token=${body.token}`);
    expect((await post('/api/partners', createPartner)).status).to.equal(201);
  });

  it('is limited per address of the caller', async () => {
    const limited = await serveCommandApi({ realSessions: true, limits: createRateLimits() });
    for (let attempt = 1; attempt <= 6; attempt += 1) {
      const { status, headers } = await limited.fetch(PATH, { json: { ...ada, password: 'wrong' } });
      expect(status).to.equal(attempt <= 5 ? 401 : 429);
      if (attempt === 6) expect(Number(headers.get('retry-after'))).to.be.within(1, 60);
    }
    await limited.close();
  });

  it('leaves nothing in the log', async () => {
    const before = await api.feed.head();
    await signIn(ada);
    expect(await api.feed.head()).to.equal(before);
  });
});

describe('sign out over HTTP', () => {
  let api: ServedCommandApi;
  beforeEach(async () => {
    api = await serveCommandApi({ realSessions: true });
  });
  afterEach(() => api.close());

  it('ends this session for good, and no other', async () => {
    const ada = await signUp(api, 'Ada', 'Acme');
    const elsewhere = await api.fetch(PATH, { json: { email: 'ada@example.com', password: PASSWORD } });
    const response = await api.fetch('/api/auth/sign-out', { method: 'POST', headers: { cookie: ada.cookie } });
    expect(response.status).to.equal(200);
    expect(await response.json()).to.deep.equal({ success: true });
    expect(response.headers.getSetCookie()).to.deep.equal([
      'session_token=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax',
    ]);

    for (const path of ['/api/auth/sign-out', '/api/partners']) {
      const replayed = await ada.post(path, {});
      expect([replayed.status, replayed.body.code]).to.deep.equal([401, 'session_expired']);
    }
    expect((await browserOf(api, cookieIn(elsewhere)).post('/api/auth/sign-out')).status).to.equal(200);
  });

  it('asks for a session', async () => {
    for (const cookie of ['', 'session_token=x', `session_token=${'x'.repeat(8_000)}`]) {
      const { status, body } = await browserOf(api, cookie).post('/api/auth/sign-out');
      expect([status, body.code]).to.deep.equal([401, 'unauthorized']);
    }
  });
});

describe('passwords over HTTP', () => {
  let api: ServedCommandApi;
  beforeEach(async () => {
    api = await serveCommandApi({ realSessions: true });
  });
  afterEach(() => api.close());

  const NEW = 'another good password';
  const signIn = async (password: string) =>
    (await api.fetch(PATH, { json: { email: 'ada@example.com', password } })).status;
  const mails = () => api.effects.recorded.flatMap((call) => (call.kind === 'email' ? [call.effect] : []));
  const askForReset = async (email = 'ada@example.com') => {
    const before = mails().length;
    const response = await api.fetch('/api/auth/forget-password', { json: { email } });
    expect([response.status, await response.json()]).to.deep.equal([200, { success: true }]);
    // The mail begins after the answer.
    for (let turn = 0; turn < 10 && mails().length === before; turn += 1)
      await new Promise((resolve) => setImmediate(resolve));
    return /token=([\w-]+)/.exec(mails().at(-1)?.text ?? '')?.[1] ?? '';
  };
  const reset = async (token: string, newPassword = NEW) =>
    (await api.fetch('/api/auth/reset-password', { json: { token, newPassword } })).status;

  it('are changed by one who knows the old one; sessions go on', async () => {
    const ada = await signUp(api, 'Ada', 'Acme');
    const change = (currentPassword: string) =>
      ada.post('/api/auth/change-password', { currentPassword, newPassword: NEW });
    expect((await change('wrong')).status).to.equal(400);
    expect((await change(PASSWORD)).status).to.equal(200);
    expect([await signIn(PASSWORD), await signIn(NEW)]).to.deep.equal([401, 200]);
    expect((await ada.post('/api/auth/sign-out')).status).to.equal(200);
    expect(await api.events('PasswordChanged')).to.deep.equal([
      { type: 'PasswordChanged', data: { userId: ada.userId, by: 'change' } },
    ]);
  });

  it('are reset once with the token from the mail; every session ends', async () => {
    const ada = await signUp(api, 'Ada', 'Acme');
    const token = await askForReset();
    expect(mails()[0]).to.include({ organizationId: PLATFORM, subject: 'Choose a new password' });
    expect(mails()[0]?.to).to.deep.equal(['ada@example.com']);

    expect(await Promise.all([reset(token), reset(token)])).to.have.members([200, 400]);
    expect(await reset(token)).to.equal(400);
    expect([await signIn(PASSWORD), await signIn(NEW)]).to.deep.equal([401, 200]);
    expect((await ada.post('/api/auth/sign-out')).body.code).to.equal('session_expired');
  });

  it('are not reset with a token that is late, made up, or older than a change', async () => {
    const ada = await signUp(api, 'Ada');
    expect(await reset('made-up')).to.equal(400);
    const late = await askForReset();
    api.clock.advance(3_600_000);
    expect(await reset(late)).to.equal(400);

    const older = await askForReset();
    api.clock.advance(1);
    await ada.post('/api/auth/change-password', { currentPassword: PASSWORD, newPassword: NEW });
    expect(await reset(older)).to.equal(400);
  });

  it('get no mail for an address without an account, and the same answer', async () => {
    await askForReset('nobody@example.com');
    expect(mails()).to.deep.equal([]);
  });

  it('leave neither passwords nor tokens in events', async () => {
    await signUp(api, 'Ada', 'Acme');
    const token = await askForReset();
    await reset(token);
    const events = await api.feed.read(0n, 100);
    const text = JSON.stringify(events, (_key, value) => (typeof value === 'bigint' ? String(value) : value));
    for (const secret of [PASSWORD, NEW, token, 'session_token', 'Fe26']) expect(text).not.to.contain(secret);
  });
});
