import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { createLog } from '../log/log.ts';
import type { Refusal } from './count-refusals.ts';
import { as, post, withApp } from './http-app.examples.ts';
import { thingRoutes } from './things.examples.ts';

describe('an answered request', () => {
  it('carries body, position, version, replay mark, cookies and request id', () =>
    withApp(thingRoutes, async (call) => {
      const response = await call(
        '/api/things',
        post({ name: 'x' }, { 'x-request-id': 'r.1-a', 'idempotency-key': 'k 1' }),
      );
      strictEqual(response.status, 201);
      deepStrictEqual(await response.json(), {
        thing: { name: 'x' },
        requestId: 'r.1-a',
        idempotencyKey: 'k 1',
        target: 'POST /api/things',
        userId: 'user-owner',
      });
      strictEqual(response.headers.get('x-event-position'), '7');
      strictEqual(response.headers.get('etag'), '"1"');
      strictEqual(response.headers.get('idempotency-replayed'), 'true');
      strictEqual(response.headers.get('x-request-id'), 'r.1-a');
      strictEqual(response.headers.get('cache-control'), 'no-store');
      strictEqual(response.headers.get('content-type'), 'application/json; charset=utf-8');
      strictEqual(response.headers.get('x-powered-by'), null);
      deepStrictEqual(response.headers.getSetCookie(), ['a=1; HttpOnly', 'b=2']);
    }));

  it('gets a request id of ours when its own is unfit', () =>
    withApp(thingRoutes, async (call) => {
      const response = await call('/api/things/a', { headers: { cookie: 'as=owner', 'x-request-id': 'two words' } });
      strictEqual(response.headers.get('x-request-id'), 'id-1');
    }));

  it('is 304 for a reader who has this version', () =>
    withApp(thingRoutes, async (call) => {
      const seen = { headers: { cookie: 'as=owner', 'if-none-match': '"2", W/"3"' } };
      strictEqual((await call('/api/things/a', seen)).status, 304);
      strictEqual((await call('/api/things/a', { headers: { ...seen.headers, 'if-none-match': '"2"' } })).status, 200);
    }));

  it('has no body for HEAD', () =>
    withApp(thingRoutes, async (call) => {
      const response = await call('/api/things/a', { ...as('owner'), method: 'HEAD' });
      strictEqual(response.status, 200);
      strictEqual(await response.text(), '');
    }));

  it('prefers the written-out path to the parameter', () =>
    withApp(thingRoutes, async (call) => {
      deepStrictEqual(await (await call('/api/things/mine', as('viewer'))).json(), { userId: 'user-viewer' });
    }));

  it('tells methods by OPTIONS', () =>
    withApp(thingRoutes, async (call) => {
      const response = await call('/api/things/a', { method: 'OPTIONS' });
      strictEqual(response.status, 204);
      strictEqual(response.headers.get('allow'), 'GET, HEAD, OPTIONS');
    }));
});

describe('a thrown outcome', () => {
  for (const [what, how] of [
    ['it is not known whether the append happened', 'unknown'],
    ['a store does not answer', 'unavailable'],
  ])
    it(`is 503 with Retry-After when ${what}`, () =>
      withApp(thingRoutes, async (call) => {
        const response = await call(`/api/auth/fail?how=${how}`);
        strictEqual(response.status, 503);
        strictEqual(response.headers.get('retry-after'), '1');
        strictEqual(((await response.json()) as { code: string }).code, 'unavailable');
      }));

  it('is 400 for a cursor of another list', () =>
    withApp(thingRoutes, async (call) => {
      const response = await call('/api/auth/fail?how=cursor');
      strictEqual(response.status, 400);
      deepStrictEqual(((await response.json()) as { details: unknown }).details, [
        'query.cursor: not a cursor of this list',
      ]);
    }));
});

describe('a request from our own pages', () => {
  it('passes by origin, by host, and without either', () =>
    withApp(thingRoutes, async (call, port) => {
      const origins = [
        { origin: 'https://partners.example.com' },
        { origin: `http://127.0.0.1:${port}`, 'sec-fetch-site': 'same-origin' },
        {},
      ];
      for (const headers of origins) strictEqual((await call('/api/things', post({ name: 'x' }, headers))).status, 201);
    }));

  it('may leave out the body a route does not take', () =>
    withApp(thingRoutes, async (call) => {
      const headers = { cookie: 'as=owner', 'if-match': '"3"' };
      deepStrictEqual(await (await call('/api/things/a/touch', { method: 'POST', headers })).json(), { ifMatch: 3 });
    }));
});

describe('the log of a request', () => {
  it('is one line that names route, caller and outcome, and holds nothing the request brought', async () => {
    const lines: string[] = [];
    const log = createLog({ level: 'info', destination: { write: (line) => lines.push(line) } });
    await withApp(
      thingRoutes,
      async (call) => {
        const secrets = { cookie: 'as=owner; planted', 'x-request-id': 'r-1', authorization: 'planted' };
        await call('/api/things?token=planted', post({ name: 'planted' }, secrets));
      },
      { log },
    );
    const [line = '', ...more] = lines;
    deepStrictEqual(more, []);
    strictEqual(line.includes('planted'), false);
    const { time: _time, ms: _ms, ...rest } = JSON.parse(line) as Record<string, unknown>;
    deepStrictEqual(rest, {
      level: 30,
      requestId: 'r-1',
      method: 'POST',
      route: '/api/things',
      status: 400,
      organizationId: 'org-1',
      userId: 'user-owner',
      msg: 'request',
    });
  });

  it('has the error of one that failed, under the same id', async () => {
    const lines: string[] = [];
    const log = createLog({ level: 'error', destination: { write: (line) => lines.push(line) } });
    await withApp(thingRoutes, async (call) => void (await call('/api/auth/fail?how=throw')), { log });
    const [failed] = lines.map((line) => JSON.parse(line) as { requestId: string; error: { message: string } });
    strictEqual(lines.length, 1);
    strictEqual(failed?.requestId, 'id-1');
    strictEqual(failed.error.message, 'secret inside');
  });
});

describe('a server that stops', () => {
  it('does not keep connections for another request', () => {
    const stopping = new AbortController();
    return withApp(
      thingRoutes,
      async (call) => {
        strictEqual((await call('/api/things/a', as('owner'))).headers.get('connection'), 'keep-alive');
        stopping.abort();
        strictEqual((await call('/api/things/a', as('owner'))).headers.get('connection'), 'close');
      },
      { stopping: stopping.signal },
    );
  });
});

describe('a request that is refused', () => {
  it('is told of by route, with who was refused, and nothing of it; what is merely wrong is not', async () => {
    const refusals: Refusal[] = [];
    await withApp(
      thingRoutes,
      async (call) => {
        await call('/api/things/a?secret=1');
        await call('/api/things', post({ name: 'x' }, { cookie: 'as=viewer' }));
        await call('/api/things', post({ name: 'x' }, { origin: 'https://evil.example' }));
        await call('/api/things/none', as('owner'));
        await call('/api/things', post('{'));
      },
      { refused: (refusal) => refusals.push(refusal) },
    );
    const address = refusals[0]?.address;
    const refused = (status: 401 | 403, route: string, userId?: string) => ({
      status,
      route,
      address,
      userId,
      organizationId: userId && 'org-1',
    });
    deepStrictEqual(refusals, [
      refused(401, 'GET /api/things/:thingId'),
      refused(403, 'POST /api/things', 'user-viewer'),
      refused(403, 'POST /api/things', 'user-owner'),
    ]);
  });
});
