import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { z } from 'zod';
import { post, withApp } from './http-app.examples.ts';
import { createRateLimits } from './rate-limits.ts';
import { type AnyRoute, defineRoute } from './route.ts';

const route = defineRoute<undefined>();
const answers = { status: 200, body: z.object({}) };
const about = { tag: 'Things', summary: 'A thing', access: 'public', answers } as const;
const show = ({ caller }: { caller: { userId: string } | undefined }) => ({ body: { by: caller?.userId ?? null } });

const routes: readonly AnyRoute<undefined>[] = [
  route({
    ...about,
    method: 'POST',
    path: '/api/open',
    body: z.strictObject({ name: z.string() }),
    limit: 'apply',
    openToOtherSites: true,
    handle: show,
  }),
  route({ ...about, method: 'GET', path: '/api/open', handle: show }),
  route({ ...about, method: 'POST', path: '/api/closed', body: z.strictObject({}), handle: show }),
];
const FOREIGN = { origin: 'https://acme.example', 'sec-fetch-site': 'cross-site' };

describe('a page of another site', () => {
  it('may call what is open to it, and read the answer, as nobody', () =>
    withApp(routes, async (call) => {
      const response = await call('/api/open', post({ name: 'x' }, FOREIGN));
      strictEqual(response.status, 200);
      deepStrictEqual(await response.json(), { by: null });
      strictEqual(response.headers.get('access-control-allow-origin'), '*');
      strictEqual(response.headers.get('access-control-allow-credentials'), null);
    }));

  it('reads refusals too', () =>
    withApp(
      routes,
      async (call) => {
        const unfit = await call('/api/open', post({}, FOREIGN));
        const often = await call('/api/open', post({ name: 'x' }, FOREIGN));
        deepStrictEqual([unfit.status, often.status], [400, 429]);
        for (const { headers } of [unfit, often]) strictEqual(headers.get('access-control-allow-origin'), '*');
      },
      { limits: createRateLimits({ applyPerAddress: { points: 1, seconds: 60 } }) },
    ));

  it('is told beforehand what it may do, of open methods only', () =>
    withApp(routes, async (call) => {
      const { status, headers } = await call('/api/open', { method: 'OPTIONS', headers: FOREIGN });
      strictEqual(status, 204);
      strictEqual(headers.get('allow'), 'POST, GET, HEAD, OPTIONS');
      strictEqual(headers.get('access-control-allow-origin'), '*');
      strictEqual(headers.get('access-control-allow-methods'), 'POST');
      strictEqual(headers.get('access-control-allow-headers'), 'Content-Type, Idempotency-Key, X-Request-Id');
    }));

  it('may call nothing else', () =>
    withApp(routes, async (call) => {
      strictEqual((await call('/api/closed', post({}, FOREIGN))).status, 403);
      for (const [path, method] of [
        ['/api/closed', 'OPTIONS'],
        ['/api/open', 'GET'],
      ] as const)
        strictEqual((await call(path, { method })).headers.get('access-control-allow-origin'), null, path);
    }));

  it('sends JSON, for which its browser asks first', () =>
    withApp(routes, async (call) => {
      const form = { method: 'POST', headers: { ...FOREIGN, 'content-type': 'text/plain' }, body: '{"name":"x"}' };
      strictEqual((await call('/api/open', form)).status, 415);
    }));
});
