import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { z } from 'zod';
import { post, withApp } from './http-app.examples.ts';
import { problem } from './problem.ts';
import { createRateLimits } from './rate-limits.ts';
import { defineRoute } from './route.ts';

const route = defineRoute<undefined>();
const answers = { status: 200, body: z.object({}) };

const createThing = route({
  method: 'POST',
  path: '/api/things',
  tag: 'Things',
  summary: 'Make a thing',
  access: 'partners:write',
  body: z.strictObject({ name: z.string(), size: z.number().optional() }),
  maxBodyBytes: 200,
  answers,
  handle: ({ body, requestId, idempotencyKey, target, caller }) => ({
    status: 201,
    body: { thing: body, requestId, idempotencyKey, target, userId: caller.userId },
    version: 1,
    position: 7n,
    replayed: idempotencyKey !== undefined,
    cookies: ['a=1; HttpOnly', 'b=2'],
  }),
});

const readThing = route({
  method: 'GET',
  path: '/api/things/:thingId',
  tag: 'Things',
  summary: 'Read a thing',
  access: 'partners:read',
  keepsToOwnPartner: true,
  params: z.strictObject({ thingId: z.string() }),
  answers,
  handle: ({ params, caller }) =>
    params.thingId === 'none'
      ? problem(404, 'not_found', 'Not found.')
      : { body: { id: params.thingId, partnerId: caller.partnerId ?? null }, version: 3 },
});

const touchThing = route({
  method: 'POST',
  path: '/api/things/:thingId/touch',
  tag: 'Things',
  summary: 'Touch a thing',
  access: 'deals:submit',
  answers,
  handle: ({ ifMatch }) => ({ body: { ifMatch: ifMatch ?? null } }),
});

const mine = route({
  method: 'GET',
  path: '/api/things/mine',
  tag: 'Things',
  summary: 'Read my things',
  access: 'session',
  answers,
  handle: ({ caller }) => ({ body: { userId: caller.userId } }),
});

const fail = route({
  method: 'GET',
  path: '/api/auth/fail',
  tag: 'Things',
  summary: 'Fail',
  access: 'public',
  query: z.strictObject({ how: z.enum(['throw', 'problem']) }),
  answers,
  handle: ({ query }) => {
    if (query.how === 'throw') throw new Error('secret inside');
    return problem(401, 'INVALID_EMAIL_OR_PASSWORD', 'Invalid email or password');
  },
});

const routes = [createThing, readThing, touchThing, mine, fail];
const as = (name: string): RequestInit => ({ headers: { cookie: `as=${name}` } });

describe('an answered request', () => {
  it('carries body, position, version, replay mark, cookies and request id', () =>
    withApp(routes, async (call) => {
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
    withApp(routes, async (call) => {
      const response = await call('/api/things/a', { headers: { cookie: 'as=owner', 'x-request-id': 'two words' } });
      strictEqual(response.headers.get('x-request-id'), 'id-1');
    }));

  it('is 304 for a reader who has this version', () =>
    withApp(routes, async (call) => {
      const seen = { headers: { cookie: 'as=owner', 'if-none-match': '"2", W/"3"' } };
      strictEqual((await call('/api/things/a', seen)).status, 304);
      strictEqual((await call('/api/things/a', { headers: { ...seen.headers, 'if-none-match': '"2"' } })).status, 200);
    }));

  it('has no body for HEAD', () =>
    withApp(routes, async (call) => {
      const response = await call('/api/things/a', { ...as('owner'), method: 'HEAD' });
      strictEqual(response.status, 200);
      strictEqual(await response.text(), '');
    }));

  it('prefers the written-out path to the parameter', () =>
    withApp(routes, async (call) => {
      deepStrictEqual(await (await call('/api/things/mine', as('viewer'))).json(), { userId: 'user-viewer' });
    }));

  it('tells methods by OPTIONS', () =>
    withApp(routes, async (call) => {
      const response = await call('/api/things/a', { method: 'OPTIONS' });
      strictEqual(response.status, 204);
      strictEqual(response.headers.get('allow'), 'GET, HEAD, OPTIONS');
    }));
});

describe('a refused request', () => {
  const cases: readonly (readonly [title: string, path: string, init: RequestInit, status: number, code: string])[] = [
    ['unknown path', '/api/nothing', {}, 404, 'not_found'],
    ['unknown path outside the api', '/nothing', {}, 404, 'not_found'],
    ['wrong method, even signed out', '/api/things', { method: 'DELETE' }, 405, 'method_not_allowed'],
    [
      'signed out, whatever else is wrong',
      '/api/things',
      post('{', { cookie: '', origin: 'null' }),
      401,
      'unauthorized',
    ],
    ['session over', '/api/things/a', as('expired'), 401, 'session_expired'],
    ['no organization', '/api/things/a', as('nobody'), 400, 'no_active_organization'],
    ['left the organization', '/api/things/a', as('gone'), 403, 'forbidden'],
    ['role without the permission', '/api/things', post('{', { cookie: 'as=viewer' }), 403, 'forbidden'],
    [
      'partner where the route cannot hold the line',
      '/api/things/a/touch',
      post({}, { cookie: 'as=partner' }),
      403,
      'forbidden',
    ],
    [
      'another site, before the body is looked at',
      '/api/things',
      post('{', { origin: 'https://evil.example' }),
      403,
      'forbidden',
    ],
    ['opaque origin', '/api/things', post({ name: 'x' }, { origin: 'null' }), 403, 'forbidden'],
    ['sibling subdomain', '/api/things', post({ name: 'x' }, { 'sec-fetch-site': 'same-site' }), 403, 'forbidden'],
    ['form post', '/api/things', post('{"name":"x"}', { 'content-type': 'text/plain' }), 415, 'unsupported_media_type'],
    [
      'other charset',
      '/api/things',
      post({ name: 'x' }, { 'content-type': 'application/json; charset=utf-16' }),
      415,
      'unsupported_media_type',
    ],
    [
      'unknown encoding',
      '/api/things',
      post({ name: 'x' }, { 'content-encoding': 'rot13' }),
      415,
      'unsupported_media_type',
    ],
    ['large body', '/api/things', post({ name: 'x'.repeat(200) }), 413, 'payload_too_large'],
    ['broken JSON', '/api/things', post('{"name":'), 400, 'invalid_json'],
    ['unfit id', '/api/things/a%00b', as('owner'), 404, 'not_found'],
    ['unfit id, signed out', '/api/things/a%00b', {}, 401, 'unauthorized'],
    ['long id', `/api/things/${'a'.repeat(65)}`, as('owner'), 404, 'not_found'],
    ['unknown id', '/api/things/none', as('owner'), 404, 'not_found'],
  ];
  for (const [title, path, init, status, code] of cases)
    it(`is ${status} ${code}: ${title}`, () =>
      withApp(routes, async (call) => {
        const response = await call(path, init);
        strictEqual(response.status, status);
        const body = (await response.json()) as Record<string, unknown>;
        strictEqual(body.code, code);
        strictEqual(typeof body.error, 'string');
      }));

  const invalid: readonly (readonly [title: string, path: string, init: RequestInit, details: readonly string[]])[] = [
    [
      'every field',
      '/api/things',
      post({ size: 'x', extra: 1 }),
      ['body.name: expected string', 'body.size: expected number, received string', 'body.extra: unknown field'],
    ],
    ['no body', '/api/things', { method: 'POST', headers: { cookie: 'as=owner' } }, ['body: expected object']],
    ['list as body', '/api/things', post([]), ['body: expected object, received array']],
    ['text as body', '/api/things', post('"x"'), ['body: expected object, received string']],
    ['a body where none is taken', '/api/things/a/touch', post({ x: 1 }), ['body.x: unknown field']],
    [
      'prototype key',
      '/api/things',
      post('{"name":"x","__proto__":{"size":1}}'),
      ['body: the field name __proto__ is not allowed'],
    ],
    ['NUL', '/api/things', post({ name: 'a\0b' }), ['body: contains a NUL or broken Unicode']],
    ['unknown parameter', '/api/things/a?orgId[$ne]=1', as('owner'), ['query.orgId[$ne]: unknown parameter']],
    ['repeated parameter', '/api/things/a?x=1&x=2', as('owner'), ['query.x: given more than once']],
    [
      'malformed headers',
      '/api/things/a/touch',
      post({}, { 'if-match': 'W/"3"', 'idempotency-key': 'é' }),
      [
        'Idempotency-Key: expected 1 to 255 printable ASCII characters',
        'If-Match: expected one strong version such as "3", or *',
      ],
    ],
  ];
  for (const [title, path, init, details] of invalid)
    it(`names what is wrong: ${title}`, () =>
      withApp(routes, async (call) => {
        const response = await call(path, init);
        strictEqual(response.status, 400);
        deepStrictEqual(await response.json(), {
          error: 'The request is not valid; see details.',
          code: 'invalid_request',
          details,
        });
      }));

  it('names the possible methods', () =>
    withApp(routes, async (call) => {
      strictEqual((await call('/api/things', { method: 'PUT' })).headers.get('allow'), 'POST, OPTIONS');
    }));

  it('is 429 with its headers before the body is validated, and after its size is', () =>
    withApp(
      routes,
      async (call) => {
        strictEqual((await call('/api/things', post({}))).status, 400);
        const refused = await call('/api/things', post({}));
        strictEqual(refused.status, 429);
        strictEqual(refused.headers.get('x-ratelimit-limit'), '1');
        strictEqual(refused.headers.get('x-ratelimit-remaining'), '0');
        strictEqual(Number(refused.headers.get('retry-after')) > 0, true);
        strictEqual((await call('/api/things', post('{'))).status, 429);
        strictEqual((await call('/api/things', post({ name: 'x'.repeat(200) }))).status, 413);
        strictEqual((await call('/api/things/a', as('admin'))).status, 200);
      },
      { limits: createRateLimits({ general: { points: 1, seconds: 60 } }) },
    ));

  it('under /api/auth repeats the error as message', () =>
    withApp(routes, async (call) => {
      deepStrictEqual(await (await call('/api/auth/fail?how=problem')).json(), {
        error: 'Invalid email or password',
        code: 'INVALID_EMAIL_OR_PASSWORD',
        message: 'Invalid email or password',
      });
    }));
});

describe('a request that fails', () => {
  it('says nothing about why', () =>
    withApp(routes, async (call) => {
      const response = await call('/api/auth/fail?how=throw');
      strictEqual(response.status, 500);
      strictEqual((await response.text()).includes('secret'), false);
    }));
});

describe('a request from our own pages', () => {
  it('passes by origin, by host, and without either', () =>
    withApp(routes, async (call, port) => {
      const origins = [
        { origin: 'https://partners.example.com' },
        { origin: `http://127.0.0.1:${port}`, 'sec-fetch-site': 'same-origin' },
        {},
      ];
      for (const headers of origins) strictEqual((await call('/api/things', post({ name: 'x' }, headers))).status, 201);
    }));

  it('may leave out the body a route does not take', () =>
    withApp(routes, async (call) => {
      const headers = { cookie: 'as=owner', 'if-match': '"3"' };
      deepStrictEqual(await (await call('/api/things/a/touch', { method: 'POST', headers })).json(), { ifMatch: 3 });
    }));
});
