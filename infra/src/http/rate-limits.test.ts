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
});
