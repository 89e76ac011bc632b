import { deepEqual, equal, notEqual } from 'node:assert/strict';
import { sealData } from 'iron-session';
import { PASSWORD, type Seen, startVictim, type Victim } from '../testing/victim.ts';

const SIGN_IN = '/api/auth/sign-in/email';
const MUTANTS = 400;

describe('an attacker of sessions', function () {
  // Passwords are hashed at full cost here.
  this.timeout(30_000);
  let victim: Victim;
  let ada: Seen;
  before(async () => {
    victim = await startVictim();
    ada = await victim.signUp('ada', 'Acme');
  });
  after(async () => {
    await victim.stop();
    victim.remove();
  });

  const withCookie = async (cookie: string) => (await victim.call('/api/organization', { cookie })).status;
  const tokenOf = ({ cookie }: Seen) => cookie.slice('session_token='.length);
  const signIn = (email: string, password: string, more: object = {}, cookie = '') =>
    victim.call(SIGN_IN, { json: { email, password, ...more }, cookie });

  it('gets nowhere with a changed seal', async () => {
    const token = tokenOf(ada);
    for (let index = 0; index < MUTANTS; index += 1) {
      const at = (index * 7919) % token.length;
      const sign = token[at] === 'A' ? 'B' : 'A';
      equal(await withCookie(`session_token=${token.slice(0, at)}${sign}${token.slice(at + 1)}`), 401, `at ${at}`);
    }
  });

  it('gets nowhere with two cookies, a huge one, another version, or the seal of another server', async () => {
    const token = tokenOf(ada);
    const foreign = await sealData({ sessionId: 'x', epoch: 0 }, { password: 'another secret of thirty-two signs' });
    for (const cookie of [
      `${ada.cookie}; ${ada.cookie}`,
      `${ada.cookie}; better-auth.session_token=${token}`,
      `session_token=${'A'.repeat(8_000)}`,
      ada.cookie.replace(/~2$/, '~1'),
      ada.cookie.replace(/~2$/, ''),
      `session_token="${token}"`,
      `session_token=${foreign}`,
      'session_token=',
      '__proto__=1; constructor=2',
      ';;;=;',
    ])
      equal(await withCookie(cookie), 401, cookie.slice(0, 60));
    equal(await withCookie(ada.cookie), 200);
  });

  it('finds a planted session ended when its victim signs in, and an ended one ended for good', async () => {
    const planted = (await victim.signUp('eve')).cookie;
    const { cookie } = await signIn('ada@example.com', PASSWORD, {}, planted);
    notEqual(cookie, '');
    notEqual(cookie, planted);
    equal(await withCookie(planted), 401);
    equal((await victim.call('/api/auth/sign-out', { json: {}, cookie })).status, 200);
    const replayed = await victim.call('/api/organization', { cookie });
    deepEqual([replayed.status, replayed.body.code], [401, 'session_expired']);
  });

  it('leads nobody elsewhere by a sign-in', async () => {
    const { status, headers, text } = await signIn('ada@example.com', PASSWORD, { callbackURL: '//evil.example' });
    deepEqual([status, headers.get('location'), text.includes('evil')], [200, null, false]);
  });

  it('cannot tell an address with an account from one without, by what is answered', async () => {
    const seen = async (answer: Promise<Seen>) => {
      const { status, text, headers } = await answer;
      return [status, text, [...headers.keys()].join()];
    };
    const forget = (email: string) => victim.call('/api/auth/forget-password', { json: { email } });
    deepEqual(await seen(signIn('ada@example.com', 'wrong')), await seen(signIn('nobody@example.com', 'wrong')));
    deepEqual(await seen(forget('ada@example.com')), await seen(forget('nobody@example.com')));
  });

  it('cannot burn time with a long password', async () => {
    equal((await signIn('ada@example.com', 'x'.repeat(90_000))).status, 400);
    equal((await signIn('ada@example.com', 'x'.repeat(1_000_000))).status, 413);
  });
});
