import { deepEqual, equal, match, ok } from 'node:assert/strict';
import type { BoundRoute, ProblemCode } from '@partneros/infra/http';
import { createOneOfEach, type KnownIds, pathWith } from '../testing/one-of-each.ts';
import { nameOf } from '../testing/route-kinds.ts';
import { type ServedEverything, serveEverything } from '../testing/serve-everything.ts';

const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

describe('every path', () => {
  let served: ServedEverything;
  let ids: KnownIds;
  let paths: ReadonlyMap<string, readonly BoundRoute[]>;

  before(async () => {
    served = await serveEverything();
    ids = await createOneOfEach(served);
    paths = new Map(
      served.routes.map(({ path }) => [path, served.routes.filter((route) => route.path === path)] as const),
    );
  });

  after(() => served.close());

  const refusal = async (response: Response): Promise<readonly [status: number, code: ProblemCode]> => {
    const { code } = (await response.json()) as { code: ProblemCode };
    return [response.status, code];
  };

  it('refuses a method that it does not have with 405 and the ones it has, before it asks who calls', async () => {
    for (const [path, routes] of paths) {
      const has = routes.map(({ method }): string => method);
      const allowed = [...has, ...(has.includes('GET') ? ['HEAD'] : []), 'OPTIONS'].toSorted();
      for (const method of METHODS.filter((each) => !has.includes(each))) {
        const response = await served.fetch(pathWith(path, ids), { method, as: 'nobody' });
        deepEqual(response.headers.get('allow')?.split(', ').toSorted(), allowed, `${method} ${path}`);
        deepEqual(await refusal(response), [405, 'method_not_allowed'], `${method} ${path}`);
      }
      const options = await served.fetch(pathWith(path, ids), { method: 'OPTIONS', as: 'nobody' });
      equal(options.status, 204, path);
      deepEqual(options.headers.get('allow')?.split(', ').toSorted(), allowed, `OPTIONS ${path}`);
    }
  });

  it('refuses in the order of the contract: 401, 403, 415, 400, 404', async () => {
    for (const route of served.routes.filter(({ method, access }) => method !== 'GET' && access !== 'public')) {
      const path = pathWith(route.path, ids);
      const unfit = { method: route.method, headers: { 'content-type': 'text/plain' }, body: 'x' };
      deepEqual(
        await refusal(await served.fetch(path, { ...unfit, as: 'nobody' })),
        [401, 'unauthorized'],
        nameOf(route),
      );
      if (route.access !== 'session' && !route.access.endsWith(':read')) {
        const viewer = { userId: 'user-3', organizationId: 'org-1', role: 'viewer' } as const;
        deepEqual(await refusal(await served.fetch(path, { ...unfit, as: viewer })), [403, 'forbidden'], nameOf(route));
      }
      const unfitted = [route.upload === undefined ? 415 : 400, 'unsupported_media_type'];
      deepEqual(await refusal(await served.fetch(path, unfit)), unfitted, nameOf(route));
      if (!route.path.includes(':')) continue;
      const missing = route.path.replace(/:\w+/g, 'no-such-id');
      const wrong = await served.fetch(missing, { method: route.method, json: { nonsense: 1 } });
      deepEqual(await refusal(wrong), [400, 'invalid_request'], nameOf(route));
    }
  });

  it('says what was asked for, under the id that the caller gave the request', async () => {
    const sent = { headers: { 'x-request-id': 'my.request-1' } };
    for (const { method, path } of served.routes) {
      for (const as of ['nobody', undefined] as const) {
        const response = await served.fetch(pathWith(path, ids), { method, ...(as && { as }), ...sent });
        equal(response.headers.get('x-request-id'), 'my.request-1', `${method} ${path}`);
      }
    }
    for (const path of ['/', '/api', '/api/nowhere', '/api/partners/', '/api/partners/a/b/c'])
      equal((await served.fetch(path, sent)).headers.get('x-request-id'), 'my.request-1', path);
    const unfit = await served.fetch('/api/partners', { headers: { 'x-request-id': 'two words' } });
    match(unfit.headers.get('x-request-id') ?? '', /^[0-9a-f-]{36}$/);
  });

  it('is one of a closed set: anything else is a 404 in the shape of every error', async () => {
    for (const path of [
      '/',
      '/api',
      '/api/nowhere',
      '/api/partners/',
      '/api//partners',
      '/API/partners',
      '/api/partners/a/b/c',
    ])
      for (const method of METHODS) {
        const response = await served.fetch(path, { method });
        const error = 'There is nothing at this path; GET /api/docs shows what there is.';
        deepEqual(await response.json(), { error, code: 'not_found' }, `${method} ${path}`);
        equal(response.status, 404);
      }
    ok(paths.size > 50);
  });
});
