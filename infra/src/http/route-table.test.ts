import { deepStrictEqual, strictEqual, throws } from 'node:assert/strict';
import { z } from 'zod';
import type { BoundRoute } from './route.ts';
import { routeTable } from './route-table.ts';

const route = (method: BoundRoute['method'], path: string): BoundRoute => ({
  method,
  path,
  tag: 'Things',
  summary: 'Do',
  access: 'public',
  answers: { status: 200, body: z.object({}) },
  handle: async () => ({ body: {} }),
});

describe('the route table', () => {
  const find = routeTable([
    route('GET', '/api/things'),
    route('GET', '/api/things/:thingId'),
    route('GET', '/api/things/mine/parts'),
    route('POST', '/api/things/:thingId/parts/:partId'),
  ]);

  it('finds a path with its parameters', () => {
    deepStrictEqual(find('/api/things/a/parts/b')?.params, { thingId: 'a', partId: 'b' });
    deepStrictEqual([...(find('/api/things')?.routes.keys() ?? [])], ['GET']);
  });

  it('goes back to a parameter when the written-out path leads nowhere', () => {
    deepStrictEqual(find('/api/things/mine')?.params, { thingId: 'mine' });
    deepStrictEqual(find('/api/things/mine/parts/b')?.params, { thingId: 'mine', partId: 'b' });
  });

  it('finds nothing for other paths', () => {
    for (const path of [
      '',
      '/',
      '/api',
      '/api/things/',
      '/api/things//parts/b',
      '/api/things/a/b',
      '/api//things',
      '/API/things',
      '/api/constructor',
      '/__proto__',
    ])
      strictEqual(find(path), undefined, path);
  });

  it('refuses two routes for one method and path', () => {
    throws(() => routeTable([route('GET', '/api/:a'), route('GET', '/api/:b')]), /GET \/api\/:b collides/);
    throws(() => routeTable([route('GET', '/api/:a'), route('POST', '/api/:b')]), /POST \/api\/:b collides/);
  });
});
