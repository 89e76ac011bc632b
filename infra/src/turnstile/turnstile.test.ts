import { deepEqual, equal } from 'node:assert/strict';
import { answering, withServer } from '../outbound/test-server.examples.ts';
import { createTurnstile, type TurnstileOptions } from './turnstile.ts';

const KEY = '0198c0de-0000-5000-8000-000000000001';

describe('Turnstile', () => {
  let troubles: number;
  beforeEach(() => {
    troubles = 0;
  });

  const turnstile = (url: string, over: Partial<TurnstileOptions> = {}) =>
    createTurnstile({
      secret: 'CANARY-secret',
      url,
      production: true,
      timeoutMs: 200,
      report: ({ error }) => {
        troubles += 1;
        equal(String(error).includes('CANARY'), false);
      },
      ...over,
    });
  const says = (body: unknown, status = 200) => answering(status, JSON.stringify(body));

  it('lets in whom Cloudflare lets in, and shows it nothing but the token', () =>
    withServer(says({ success: true, hostname: 'acme.example' }), async ({ url, received }) => {
      equal(await turnstile(url).verify('token', KEY), 'passed');
      deepEqual(JSON.parse(received[0]?.body ?? ''), {
        secret: 'CANARY-secret',
        response: 'token',
        idempotency_key: KEY,
      });
      equal(troubles, 0);
    }));

  for (const codes of [['invalid-input-response'], ['timeout-or-duplicate'], ['missing-input-response']])
    it(`lets nobody in with ${codes}`, () =>
      withServer(says({ success: false, 'error-codes': codes }), async ({ url }) => {
        equal(await turnstile(url).verify('token', KEY), 'failed');
        equal(troubles, 0);
      }));

  const broken = {
    'a 500': answering(500, '{"success":true}'),
    'a redirect': answering(302, '{"success":true}', { location: 'http://127.0.0.1:1/' }),
    HTML: answering(200, '<html>{"success":true}</html>', { 'content-type': 'text/html' }),
    nothing: answering(200, ''),
    'half an answer': answering(200, '{"success":tr'),
    'another shape': says({ success: 'true' }),
    null: says(null),
    'a wrong secret': says({ success: false, 'error-codes': ['invalid-input-secret'] }),
    'trouble of its own': says({ success: false, 'error-codes': ['internal-error'] }),
    'a no without a reason': says({ success: false }),
    silence: () => undefined,
    'an endless answer': answering(200, `{"success":true,"x":"${'x'.repeat(70_000)}"}`),
  };
  for (const [what, answer] of Object.entries(broken))
    it(`lets nobody in on ${what}, and says so to whoever runs it`, () =>
      withServer(answer, async ({ url }) => {
        equal(await turnstile(url).verify('token', KEY), 'unavailable');
        equal(troubles, 1);
      }));

  it('lets nobody in when nobody listens', async () => {
    equal(await turnstile('http://127.0.0.1:1/').verify('token', KEY), 'unavailable');
  });

  it('does not ask about a token that can be none', () =>
    withServer(says({ success: true }), async ({ url, received }) => {
      for (const token of [undefined, '', 'x'.repeat(2_049)]) equal(await turnstile(url).verify(token, KEY), 'failed');
      deepEqual(received, []);
    }));

  it('lets everybody in without a secret, but nobody in production', async () => {
    const open = { secret: undefined, production: false };
    equal(await turnstile('http://127.0.0.1:1/', open).verify(undefined, KEY), 'passed');
    equal(await turnstile('http://127.0.0.1:1/', { ...open, production: true }).verify('token', KEY), 'unavailable');
  });
});
