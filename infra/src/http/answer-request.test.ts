import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { as, post, withApp } from './http-app.examples.ts';
import { createRateLimits } from './rate-limits.ts';
import { thingRoutes } from './things.examples.ts';

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
      withApp(thingRoutes, async (call) => {
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
      [
        'body.name: required; expected a string',
        'body.size: expected a number, not a string',
        'body.extra: unknown field',
      ],
    ],
    [
      'no body',
      '/api/things',
      { method: 'POST', headers: { cookie: 'as=owner' } },
      ['body: required; expected an object'],
    ],
    ['list as body', '/api/things', post([]), ['body: expected an object, not a list']],
    ['text as body', '/api/things', post('"x"'), ['body: expected an object, not a string']],
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
      withApp(thingRoutes, async (call) => {
        const response = await call(path, init);
        strictEqual(response.status, 400);
        deepStrictEqual(await response.json(), {
          error: 'The request is not valid; see details.',
          code: 'invalid_request',
          details,
        });
      }));

  it('names the possible methods', () =>
    withApp(thingRoutes, async (call) => {
      strictEqual((await call('/api/things', { method: 'PUT' })).headers.get('allow'), 'POST, OPTIONS');
    }));

  it('is 429 with its headers before the body is validated, and after its size is', () =>
    withApp(
      thingRoutes,
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

  for (const [how, head, part] of [
    ['says how long it is', 'Content-Length: 201', ''],
    ['does not say how long it is', 'Transfer-Encoding: chunked', `c9\r\n"${'x'.repeat(200)}\r\n`],
  ] as const)
    it(`is 413 at once for a body that is too long, does not end, and ${how}`, () =>
      withApp(thingRoutes, async (_call, port) => {
        const socket = connect(port, '127.0.0.1');
        socket.write(
          `POST /api/things HTTP/1.1\r\nHost: x\r\nCookie: as=owner\r\nContent-Type: application/json\r\n${head}\r\n\r\n${part}`,
        );
        const [answer] = (await once(socket, 'data')) as [Buffer];
        socket.destroy();
        strictEqual(answer.toString().split('\r\n')[0], 'HTTP/1.1 413 Payload Too Large');
      }));

  it('under /api/auth repeats the error as message', () =>
    withApp(thingRoutes, async (call) => {
      deepStrictEqual(await (await call('/api/auth/fail?how=problem')).json(), {
        error: 'Invalid email or password',
        code: 'INVALID_EMAIL_OR_PASSWORD',
        message: 'Invalid email or password',
      });
    }));
});

describe('a request that fails', () => {
  it('says nothing about why', () =>
    withApp(thingRoutes, async (call) => {
      const response = await call('/api/auth/fail?how=throw');
      strictEqual(response.status, 500);
      strictEqual((await response.text()).includes('secret'), false);
    }));
});
