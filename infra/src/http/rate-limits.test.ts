import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { createRateLimits } from './rate-limits.ts';

const twice = { points: 2, seconds: 60 };
const often = { points: 100, seconds: 60 };

describe('rate limits', () => {
  it('count a person apart in each organization', async () => {
    const limits = createRateLimits({ general: twice });
    const caller = (userId: string, organizationId: string) => ({
      address: '192.0.2.1',
      email: undefined,
      caller: {
        userId,
        organizationId,
        sessionId: 's',
        activeOrganizationId: organizationId,
        role: 'owner',
        partnerId: undefined,
      } as const,
    });
    const allowed = [];
    for (const [user, organization] of [
      ['u', 'a'],
      ['u', 'a'],
      ['u', 'a'],
      ['u', 'b'],
      ['v', 'a'],
    ] as const)
      allowed.push((await limits.take(undefined, caller(user, organization))).allowed);
    deepStrictEqual(allowed, [true, true, false, true, true]);
  });

  it('bound guesses at one e-mail address from many networks', async () => {
    const limits = createRateLimits({ signInPerAddress: often, signInPerEmail: twice });
    const tries = ['a@x.example', ' A@X.example', 'a@x.example', 'b@x.example'].map((email, index) =>
      limits.take('sign-in', { address: `192.0.2.${index}`, caller: undefined, email }),
    );
    deepStrictEqual(
      (await Promise.all(tries)).map((quota) => quota.allowed),
      [true, true, false, true],
    );
  });

  it('bound guesses at many e-mail addresses from one network, without using up what is theirs', async () => {
    const limits = createRateLimits({ signInPerAddress: twice, signInPerEmail: twice });
    const attempt = (address: string, email: string) => limits.take('sign-in', { address, caller: undefined, email });
    for (let index = 0; index < 10; index += 1) await attempt('192.0.2.1', 'victim@x.example');
    strictEqual((await attempt('192.0.2.1', 'other@x.example')).allowed, false);
    strictEqual((await attempt('198.51.100.1', 'other@x.example')).allowed, true);
  });

  it('count an IPv6 /64 as one network, and a mapped IPv4 address as itself', async () => {
    const limits = createRateLimits({ signUpPerAddress: { points: 1, seconds: 60 } });
    const signUp = async (address: string) =>
      (await limits.take('sign-up', { address, caller: undefined, email: undefined })).allowed;
    deepStrictEqual(
      [await signUp('2001:db8::1'), await signUp('2001:db8::2'), await signUp('2001:db8:0:1::1')],
      [true, false, true],
    );
    deepStrictEqual(
      [await signUp('::ffff:192.0.2.1'), await signUp('192.0.2.1'), await signUp('::ffff:192.0.2.2')],
      [true, false, true],
    );
  });

  const email = 'ada@acme.example';
  const from = (address: string, typed: unknown = email) => ({ address, caller: undefined, email: typed });

  it('read an e-mail address as the sign-in does, whatever surrounds it', async () => {
    const limits = createRateLimits({ signInPerAddress: often, signInPerEmail: twice });
    const allowed = [];
    for (const spaces of [0, 310, 400, 5_000])
      allowed.push((await limits.take('sign-in', from(`192.0.2.${spaces % 255}`, ' '.repeat(spaces) + email))).allowed);
    deepStrictEqual(allowed, [true, true, false, false]);
  });

  it('keep a person in where they have signed in before, while others guess at them', async () => {
    const limits = createRateLimits({ signInPerEmail: twice });
    await limits.take('sign-in', from('198.51.100.1'));
    limits.succeeded('sign-in', from('198.51.100.1'));
    for (let index = 0; index < 10; index += 1) await limits.take('sign-in', from(`192.0.2.${index}`));
    strictEqual((await limits.take('sign-in', from('192.0.2.99'))).allowed, false);
    strictEqual((await limits.take('sign-in', from('198.51.100.1'))).allowed, true);
    strictEqual((await limits.take('sign-in', from('198.51.100.1', 'b@acme.example'))).allowed, true);
  });

  it('keep nobody from signing in by asking for mails to them', async () => {
    const limits = createRateLimits({ resetPerEmail: twice, signInPerEmail: twice });
    const resets = [];
    for (let index = 0; index < 3; index += 1)
      resets.push((await limits.take('reset', from(`192.0.2.${index}`))).allowed);
    deepStrictEqual(resets, [true, true, false]);
    strictEqual((await limits.take('sign-in', from('198.51.100.1'))).allowed, true);
  });

  it('bound guesses at the password of whoever is signed in, from many networks', async () => {
    const limits = createRateLimits({ signInPerEmail: twice });
    const caller = { userId: 'u', sessionId: 's', activeOrganizationId: undefined };
    const allowed = [];
    for (let index = 0; index < 3; index += 1)
      allowed.push((await limits.take('sign-in', { address: `192.0.2.${index}`, caller, email: undefined })).allowed);
    deepStrictEqual(allowed, [true, true, false]);
  });

  it('bound the invitations of an organization, and those to one person', async () => {
    const limits = createRateLimits({
      invitePerOrganization: { points: 3, seconds: 60 },
      invitePerEmail: { points: 2, seconds: 60 },
    });
    const invite = async (organizationId: string, to: string) => {
      const member = { userId: 'u', sessionId: 's', activeOrganizationId: organizationId, organizationId };
      const caller = { ...member, role: 'owner', partnerId: undefined } as const;
      return (await limits.take('invite', { address: '192.0.2.1', caller, email: to })).allowed;
    };
    deepStrictEqual([await invite('a', 'x@x.example'), await invite('b', 'x@x.example')], [true, true]);
    strictEqual(await invite('c', 'X@x.example'), false);
    deepStrictEqual([await invite('a', 'y@x.example'), await invite('a', 'z@x.example')], [true, true]);
    strictEqual(await invite('a', 'q@x.example'), false);
  });
});
