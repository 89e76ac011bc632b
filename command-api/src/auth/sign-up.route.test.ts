import { executeReserving, PLATFORM, user, userEmail } from '@partneros/domain';
import { expect } from 'chai';
import { type ServedCommandApi, serveCommandApi } from '../testing/serve-command-api.ts';
import { type Answered, browserOf, cookieIn, PASSWORD, signUp } from '../testing/sign-up.ts';

const ada = { email: 'Ada@Example.com', password: PASSWORD, name: 'Ada', organizationName: 'Acme & Söhne' };
const PATH = '/api/auth/sign-up/email';

describe('sign up over HTTP', () => {
  let api: ServedCommandApi;
  beforeEach(async () => {
    api = await serveCommandApi({ realSessions: true });
  });
  afterEach(() => api.close());

  const post = async (json: object, headers: Record<string, string> = {}) => {
    const response = await api.fetch(PATH, { json, headers });
    return { status: response.status, body: (await response.json()) as Answered, cookie: cookieIn(response), response };
  };

  it('makes a user and an organization that they own, and signs them in', async () => {
    const { status, body, cookie, response } = await post(ada);
    expect(status).to.equal(201);
    expect(body.user).to.include({ email: 'ada@example.com', name: 'Ada', image: null, emailVerified: false });
    expect(body.organization).to.include({ name: 'Acme & Söhne', slug: 'acme-sohne', timeZone: 'UTC' });
    expect(response.headers.getSetCookie()[0]).to.match(
      /^session_token=Fe26\.2\*[^;]+~2; Path=\/; Max-Age=604800; HttpOnly; SameSite=Lax$/,
    );
    const [userId, organizationId] = [body.user.id, body.organization.id];
    expect(await api.events()).to.deep.equal([
      { type: 'UserRegistered', data: { userId, email: 'ada@example.com', name: 'Ada' } },
      {
        type: 'OrganizationCreated',
        data: { organizationId, name: 'Acme & Söhne', slug: 'acme-sohne', timeZone: 'UTC' },
      },
      { type: 'OwnerAdded', data: { organizationId, userId } },
      { type: 'PortalSettingsChanged', data: { organizationId, changes: { provisioning: 'automatic' } } },
      {
        type: 'MemberJoined',
        data: { userId, email: 'ada@example.com', name: 'Ada', role: 'owner', partnerId: null, invitationId: null },
      },
    ]);
    const updated = await api.fetch('/api/organization', {
      method: 'PATCH',
      json: { name: 'Acme' },
      headers: { cookie },
    });
    expect(updated.status).to.equal(200);
  });

  it('makes a user alone who names no organization', async () => {
    const { body, cookie } = await post({ ...ada, organizationName: undefined });
    expect(body).to.have.keys('user');
    const refused = await browserOf(api, cookie).post('/api/partners', {});
    expect([refused.status, refused.body.code]).to.deep.equal([400, 'no_active_organization']);
  });

  it('refuses an address that has an account, whoever asks and with whatever password', async () => {
    await post(ada);
    for (const password of [PASSWORD, 'another password']) {
      const { status, body, cookie } = await post({ ...ada, password });
      expect([status, body.code, cookie]).to.deep.equal([409, 'duplicate', '']);
    }
    expect(await api.events('UserRegistered')).to.have.length(1);
  });

  it('makes one user of twenty at the same time', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => post(ada)));
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([201, ...Array(19).fill(409)]);
    expect((await api.events()).map(({ type }) => type)).to.deep.equal([
      'UserRegistered',
      'OrganizationCreated',
      'OwnerAdded',
      'PortalSettingsChanged',
      'MemberJoined',
    ]);
  });

  it('answers a repeat with the same Idempotency-Key as the first time, to one who knows the password', async () => {
    const key = { 'idempotency-key': 'once' };
    const first = await post(ada, key);
    const again = await post(ada, key);
    expect([again.status, again.body.user.id]).to.deep.equal([201, first.body.user.id]);
    expect(again.body.organization.id).to.equal(first.body.organization.id);
    expect((await post({ ...ada, password: 'wrong password' }, key)).status).to.equal(409);
    expect((await post({ ...ada, name: 'Eve' }, key)).body.code).to.equal('idempotency_key_reuse');
    expect((await post({ ...ada, email: 'eve@example.com' }, key)).status, 'the key is another stranger’s').to.equal(
      201,
    );
    expect(await api.events('UserRegistered')).to.have.length(2);
  });

  it('gives a second organization of the same name another slug', async () => {
    await post(ada);
    const { body } = await post({ ...ada, email: 'eve@example.com' });
    expect(body.organization.slug).to.match(/^acme-sohne-[0-9a-f]{4}$/);
  });

  it('keeps the password out of events, also as a fingerprint', async () => {
    await post(ada, { 'idempotency-key': 'once' });
    const events = await api.feed.read(0n, 100);
    expect(JSON.stringify(events, (_key, value) => (typeof value === 'bigint' ? String(value) : value))).not.to.contain(
      PASSWORD,
    );
    const other = await post(
      { ...ada, email: 'eve@example.com', password: 'another password' },
      { 'idempotency-key': 'x' },
    );
    expect(other.status).to.equal(201);
    const again = await post({ ...ada, email: 'eve@example.com' }, { 'idempotency-key': 'x' });
    expect(again.body.code, 'a fingerprint of the password would say idempotency_key_reuse').to.equal('duplicate');
  });

  it('refuses passwords that are too short or too long, and unknown fields', async () => {
    for (const json of [
      { ...ada, password: 'short' },
      { ...ada, password: 'x'.repeat(129) },
      { ...ada, role: 'owner' },
      { ...ada, email: 'nobody' },
      { ...ada, name: ' ' },
    ])
      expect((await post(json)).status).to.equal(400);
    expect(await api.events()).to.deep.equal([]);
  });

  it('does not leave a session that came with the request alive', async () => {
    const eve = await signUp(api, 'Eve');
    await post(ada, { cookie: eve.cookie });
    expect((await eve.post('/api/auth/sign-out')).status).to.equal(401);
  });
});

describe('a sign-up that was cut short', () => {
  let api: ServedCommandApi;
  beforeEach(async () => {
    api = await serveCommandApi({ realSessions: true });
  });
  afterEach(() => api.close());

  const post = async (json: object = ada) => {
    const response = await api.fetch(PATH, { json });
    return { status: response.status, body: (await response.json()) as Answered };
  };

  /** The n-th durable write fails, as at a crash there. */
  const failAt = (n: number): (() => number) => {
    let writes = 0;
    const { append } = api.store;
    const { put } = api.keyValues;
    const count = () => {
      writes += 1;
      if (writes === n) throw new Error('crash');
    };
    Object.assign(api.store, {
      append: async (...args: Parameters<typeof append>) => {
        count();
        return append(...args);
      },
    });
    Object.assign(api.keyValues, {
      put: async (...args: Parameters<typeof put>) => {
        count();
        return put(...args);
      },
    });
    return () => {
      Object.assign(api.store, { append });
      Object.assign(api.keyValues, { put });
      return writes;
    };
  };

  it('is completed by sending it again, wherever it stopped', async () => {
    for (let n = 1; ; n += 1) {
      const restore = failAt(n);
      const cut = await post();
      const writes = restore();
      if (writes < n) {
        expect(cut.status).to.equal(201);
        expect(n).to.be.greaterThan(6);
        return;
      }
      expect(cut.status).to.equal(500);
      const again = await post();
      // After the last step of the sign-up itself only the session is missing: signing in gives it.
      if (again.status === 409) {
        const { email, password } = ada;
        const signedIn = await api.fetch('/api/auth/sign-in/email', { json: { email, password } });
        expect(signedIn.status, `write ${n}`).to.equal(200);
      } else {
        expect(again.status, `write ${n}: ${JSON.stringify(again.body)}`).to.equal(201);
        expect(again.body.organization.owners).to.deep.equal([again.body.user.id]);
      }
      expect((await api.events()).map(({ type }) => type)).to.deep.equal([
        'UserRegistered',
        'OrganizationCreated',
        'OwnerAdded',
        'PortalSettingsChanged',
        'MemberJoined',
      ]);
      await api.close();
      api = await serveCommandApi({ realSessions: true });
    }
  });

  it('is not for others to complete', async () => {
    // Reserved address, note, registration, password, slug: then it stops.
    const restore = failAt(6);
    expect((await post()).status).to.equal(500);
    restore();
    expect((await post({ ...ada, password: 'another password' })).status).to.equal(409);
    expect((await post()).status).to.equal(201);
  });

  it('does not hand out a user whom somebody else registered without a password', async () => {
    await executeReserving(
      api,
      user,
      {
        organizationId: PLATFORM,
        id: 'user-1',
        command: { type: 'RegisterUser', data: { userId: 'user-1', email: 'ada@example.com', name: 'Ada' } },
        cause: {
          commandId: 'c',
          correlationId: 'r',
          actor: { type: 'policy', id: 'p' },
          occurredAt: api.clock.now(),
          depth: 0,
        },
      },
      userEmail('ada@example.com'),
    );
    expect((await post()).status).to.equal(409);
  });
});

describe('sign up on a closed server', () => {
  let api: ServedCommandApi;
  beforeEach(async () => {
    api = await serveCommandApi({ realSessions: true, signUp: 'closed' });
  });
  afterEach(() => api.close());

  it('is for those who are invited, as long as they are', async () => {
    expect((await api.fetch(PATH, { json: { ...ada, organizationName: undefined } })).status).to.equal(403);
  });
});
