import { deepStrictEqual, notStrictEqual, ok, strictEqual } from 'node:assert/strict';
import { DAY } from '@partneros/domain';
import { sealData } from 'iron-session';
import { createSessions } from './create-sessions.ts';
import { cookieOf, openSessions, SECRET } from './sessions.examples.ts';

const ADA = { userId: 'ada', activeOrganizationId: 'org-1', epoch: 0 };
const refuseCookie = (value: string) => {
  throw new Error(`set ${value}`);
};

describe('sessions', () => {
  let opened: ReturnType<typeof openSessions>;
  beforeEach(() => {
    opened = openSessions();
  });
  afterEach(() => opened.close());

  const authenticate = (cookie: string | undefined, setCookie: (value: string) => void = refuseCookie) =>
    opened.sessions.authenticate(cookie, setCookie);

  it('tell who calls', async () => {
    const { cookie, sessionId } = await opened.sessions.open(ADA);
    const caller = { userId: 'ada', sessionId, activeOrganizationId: 'org-1' };
    deepStrictEqual(await authenticate(cookieOf(cookie)), caller);
    deepStrictEqual(await authenticate(`theme=dark; ${cookieOf(cookie)}; lang=en`), caller);
  });

  it('set a cookie that scripts and other sites do not get', async () => {
    const { cookie, token } = await opened.sessions.open(ADA);
    strictEqual(cookie, `session_token=${token}; Path=/; Max-Age=604800; HttpOnly; SameSite=Lax`);
    const secure = createSessions({ ...opened, secret: SECRET, secure: true });
    ok((await secure.open(ADA)).cookie.endsWith('; Secure'));
  });

  it('are forgotten by the browser when it closes, for one who asks for that', async () => {
    const { cookie } = await opened.sessions.open({ ...ADA, remember: false });
    ok(!cookie.includes('Max-Age'));
  });

  it('keep everything but an id and an epoch on the server', async () => {
    const { token } = await opened.sessions.open({ ...ADA, userId: 'somebody-with-a-rather-long-name' });
    ok(token.length < 400, String(token.length));
    notStrictEqual(token, (await opened.sessions.open(ADA)).token);
  });

  it('take the cookie under the names that Better Auth gives it', async () => {
    const { token, sessionId } = await opened.sessions.open(ADA);
    for (const name of ['better-auth.session_token', '__Secure-better-auth.session_token'])
      deepStrictEqual(await authenticate(`${name}=${token}`), {
        userId: 'ada',
        sessionId,
        activeOrganizationId: 'org-1',
      });
    strictEqual(await authenticate(`other=${token}`), undefined);
  });

  it('end at once when they are closed, whatever cookie is still around', async () => {
    const { cookie, sessionId } = await opened.sessions.open(ADA);
    await authenticate(cookieOf(cookie));
    strictEqual(await opened.sessions.close(sessionId), 'session_token=; Path=/; Max-Age=0; HttpOnly; SameSite=Lax');
    strictEqual(await authenticate(cookieOf(cookie)), 'expired');
    strictEqual(await opened.sessions.find(sessionId), undefined);
  });

  it('do not come back when a request that was under way extends them', async () => {
    const { cookie, sessionId } = await opened.sessions.open(ADA);
    opened.clock.advance(2 * DAY);
    await Promise.all([authenticate(cookieOf(cookie), () => undefined), opened.sessions.close(sessionId)]);
    strictEqual(await authenticate(cookieOf(cookie)), 'expired');
  });

  it('end all together for one person', async () => {
    const [first, second] = [await opened.sessions.open(ADA), await opened.sessions.open(ADA)];
    const other = await opened.sessions.open({ ...ADA, userId: 'bob' });
    await opened.sessions.closeAll('ada');
    strictEqual(await authenticate(cookieOf(first.cookie)), 'expired');
    strictEqual(await authenticate(cookieOf(second.cookie)), 'expired');
    notStrictEqual(await authenticate(cookieOf(other.cookie)), 'expired');
    const late = await opened.sessions.open(ADA);
    strictEqual(await authenticate(cookieOf(late.cookie)), 'expired', 'opened with an epoch from before');
    const again = await opened.sessions.open({ ...ADA, epoch: await opened.sessions.epochOf('ada') });
    notStrictEqual(await authenticate(cookieOf(again.cookie)), 'expired');
  });

  it('end after 7 days without use', async () => {
    const { cookie } = await opened.sessions.open(ADA);
    opened.clock.advance(7 * DAY);
    strictEqual(await authenticate(cookieOf(cookie)), 'expired');
  });

  it('slide while they are used, with one write a day, and end after 30 days all the same', async () => {
    const { cookie, token, sessionId } = await opened.sessions.open(ADA);
    const set: string[] = [];
    for (let day = 0; day < 29; day += 1) {
      opened.clock.advance(DAY);
      notStrictEqual(await authenticate(cookieOf(cookie), (value) => set.push(value)), 'expired', `day ${day}`);
      await authenticate(cookieOf(cookie));
    }
    ok(set.length > 5 && set.length <= 29, String(set.length));
    ok(set.every((value) => cookieOf(value) === `session_token=${token}`));
    strictEqual((await opened.sessions.find(sessionId))?.expiresAt, '2026-01-31T00:00:00.000Z');
    opened.clock.advance(DAY);
    strictEqual(await authenticate(cookieOf(cookie)), 'expired');
  });

  it('change their active organization, also while they slide', async () => {
    const { cookie, sessionId } = await opened.sessions.open({ ...ADA, activeOrganizationId: undefined });
    opened.clock.advance(2 * DAY);
    await Promise.all([opened.sessions.activate(sessionId, 'org-2'), authenticate(cookieOf(cookie), () => undefined)]);
    deepStrictEqual(await authenticate(cookieOf(cookie)), {
      userId: 'ada',
      sessionId,
      activeOrganizationId: 'org-2',
    });
  });
});

describe('a cookie that is not ours', () => {
  let opened: ReturnType<typeof openSessions>;
  let cookie: string;
  beforeEach(async () => {
    opened = openSessions();
    cookie = cookieOf((await opened.sessions.open(ADA)).cookie);
  });
  afterEach(() => opened.close());

  const refused = async (header: string | undefined) =>
    strictEqual(await opened.sessions.authenticate(header, refuseCookie), undefined, header);

  it('is nobody, however it was changed', async () => {
    const token = cookie.slice('session_token='.length);
    const alphabet = 'Aa0-_*~.%; "\u00e9\\=Fe26';
    let changed = 0;
    for (let seed = 0; changed < 2_000; seed += 1) {
      const at = (seed * 7919) % token.length;
      const letter = alphabet[seed % alphabet.length] ?? '';
      const mutants = [
        token.slice(0, at) + letter + token.slice(at + 1),
        token.slice(0, at) + letter + token.slice(at),
        token.slice(0, at) + token.slice(at + 1),
        token.slice(0, at),
        token.slice(at) + token.slice(0, at),
      ].filter((mutant) => mutant.trim() !== token && mutant !== '' && !mutant.startsWith(`${token};`));
      for (const mutant of mutants) await refused(`session_token=${mutant}`);
      changed += mutants.length;
    }
  });

  it('is nobody when it comes twice', async () => {
    await refused(`${cookie}; ${cookie}`);
    await refused(`session_token=x; ${cookie}`);
    await refused(`${cookie}; better-auth.session_token=x`);
  });

  it('is nobody when it is empty, quoted, huge, or has another version', async () => {
    const token = cookie.slice('session_token='.length);
    for (const value of ['', '""', `"${token}"`, 'x'.repeat(8_192), `${token}~1`, `${token.slice(0, -2)}~1`])
      await refused(`session_token=${value}`);
    for (const header of [undefined, '', ';', '=', 'session_token', 'session_token;'.repeat(1_000)])
      await refused(header);
  });

  it('is nobody when another server sealed it', async () => {
    const foreign = openSessions('another secret of thirty-two characters');
    await refused(cookieOf((await foreign.sessions.open(ADA)).cookie));
    await foreign.close();
  });

  it('is nobody when the seal holds something else', async () => {
    for (const data of [
      {},
      { userId: 'ada' },
      { sessionId: 'x', epoch: '0' },
      { sessionId: 'x', epoch: 0, role: 'owner' },
    ])
      await refused(`session_token=${await sealData(data, { password: SECRET })}`);
  });

  it('is an ended session when it names one that never was', async () => {
    const token = await sealData({ sessionId: 'x', epoch: 0 }, { password: SECRET });
    strictEqual(await opened.sessions.authenticate(`session_token=${token}`, refuseCookie), 'expired');
  });
});
