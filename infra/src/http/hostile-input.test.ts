import { strictEqual } from 'node:assert/strict';
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { z } from 'zod';
import { hostileInput } from './hostile-input.ts';
import { post, withApp } from './http-app.examples.ts';
import { defineRoute } from './route.ts';

const tree: z.ZodType = z.lazy(() =>
  z.union([z.string(), z.number(), z.boolean(), z.null(), z.array(tree), z.record(z.string(), tree)]),
);
const takeAnything = defineRoute<undefined>()({
  method: 'POST',
  path: '/api/anything',
  tag: 'Things',
  summary: 'Take anything',
  access: 'public',
  body: z.record(z.string(), tree),
  answers: { status: 200, body: z.object({}) },
  handle: ({ body }) => ({ body: { keys: Object.keys(body).length } }),
});

const nested = (levels: number): string => `{"a":${'['.repeat(levels)}${']'.repeat(levels)}}`;

describe('hostile input', () => {
  it('is found at any depth, and ordinary input passes', () => {
    strictEqual(hostileInput({ a: [{ b: 'text 🙂' }] }, 'body'), undefined);
    strictEqual(
      hostileInput(JSON.parse('{"a":[{"__proto__":{}}]}'), 'body'),
      'body: the field name __proto__ is not allowed',
    );
    strictEqual(hostileInput({ a: ['\ud800'] }, 'body'), 'body: contains a NUL or broken Unicode');
    strictEqual(hostileInput({ 'a\0': 1 }, 'body'), 'body: a field name contains a NUL or broken Unicode');
    strictEqual(hostileInput(JSON.parse(nested(31)), 'body'), undefined);
    strictEqual(hostileInput(JSON.parse(nested(32)), 'body'), 'body: nested more than 32 levels deep');
  });

  it('never leads to a 5xx, whatever JSON is sent', () =>
    withApp([takeAnything], (call) =>
      fc.assert(
        fc.asyncProperty(fc.json({ noUnicodeString: false }), async (json) => {
          const response = await call('/api/anything', post(json));
          strictEqual(response.status === 200 || response.status === 400, true, json);
          strictEqual(typeof (await response.json()), 'object');
        }),
        { numRuns: 150 },
      ),
    ));

  it('never leads to a 5xx, whatever bytes and headers are sent', () =>
    withApp([takeAnything], (call) =>
      fc.assert(
        fc.asyncProperty(
          fc.uint8Array({ maxLength: 200 }),
          fc.constantFrom('gzip', 'deflate', 'br', 'identity', 'x'),
          fc.constantFrom(
            'application/json',
            'application/json; charset=utf-8',
            'application/json; charset="',
            'a/b',
            '',
          ),
          async (bytes, encoding, type) => {
            const headers = { 'content-encoding': encoding, 'content-type': type };
            const response = await call('/api/anything', { method: 'POST', headers, body: Buffer.from(bytes) });
            strictEqual(response.status < 500, true);
            strictEqual(typeof (await response.json()), 'object');
          },
        ),
        { numRuns: 150 },
      ),
    ));

  it('is refused when it is deep, and when it is large only after decompression', () =>
    withApp([takeAnything], async (call) => {
      strictEqual((await call('/api/anything', post(nested(45_000)))).status, 400);
      const bomb = gzipSync(`{"a":"${'x'.repeat(5_000_000)}"}`);
      const headers = { 'content-encoding': 'gzip', 'content-type': 'application/json' };
      strictEqual((await call('/api/anything', { method: 'POST', headers, body: bomb })).status, 413);
    }));
});
