import { deepEqual, equal, ok } from 'node:assert/strict';
import type { TestCaller } from '@partneros/infra/testing';
import { bodyFor, createOneOfEach, type KnownIds, pathWith, withIds } from './testing/one-of-each.ts';
import { isQuestion, isStream } from './testing/route-kinds.ts';
import { sampleOf } from './testing/sample-of.ts';
import { type ServedEverything, serveEverything } from './testing/serve-everything.ts';

const STRANGER: TestCaller = { userId: 'user-2', organizationId: 'org-2', role: 'owner' };
const NOBODYS = new Map<string, string>();

describe("another organization's ids", () => {
  let served: ServedEverything;
  let ids: KnownIds;

  before(async () => {
    served = await serveEverything();
    ids = await createOneOfEach(served);
    for (const name of ids.keys()) NOBODYS.set(name, 'no-such-id');
  });

  after(() => served.close());

  const send = async (method: string, path: string, json: unknown) => {
    const response = await served.fetch(path, { method, as: STRANGER, ...(json === undefined ? {} : { json }) });
    return { status: response.status, body: await response.json() };
  };

  it('are answered like ids that do not exist, and leave no trace', async () => {
    // A chat that is not there has nothing to resume, which is no mistake: see the tests of chats.
    const routes = served.routes.filter(
      ({ path, access }) => path.includes(':') && access !== 'public' && path !== '/api/ai/chat/:chatId/stream',
    );
    for (const route of routes) {
      const body = route.body === undefined ? undefined : sampleOf(route.body, { all: false });
      const head = await served.feed.head();
      const foreign = await send(route.method, pathWith(route.path, ids), withIds(body ?? null, ids) ?? undefined);
      const missing = await send(
        route.method,
        pathWith(route.path, NOBODYS),
        withIds(body ?? null, NOBODYS) ?? undefined,
      );
      const name = `${route.method} ${route.path}`;
      equal(foreign.status, 404, `${name} answered ${foreign.status} ${JSON.stringify(foreign.body)}`);
      deepEqual(foreign, missing, name);
      equal(await served.feed.head(), head, `${name} left events`);
    }
  });

  it('do nothing in a body either', async () => {
    const routes = served.routes.filter(({ path, body }) => !path.includes(':') && body !== undefined);
    for (const route of routes) {
      const body = bodyFor(route, ids);
      // A slug is no id: that it is taken shows anywhere.
      const known = [...ids].filter(([name]) => name !== 'slug').map(([, id]) => id);
      if (!known.some((id) => JSON.stringify(body).includes(`"${id}"`))) continue;
      const head = await served.feed.head();
      const foreign = await send(route.method, route.path, body);
      const name = `${route.method} ${route.path}`;
      if (foreign.status < 400) continue;
      equal(foreign.status, 404, `${name} answered ${foreign.status} ${JSON.stringify(foreign.body)}`);
      equal(await served.feed.head(), head, `${name} left events`);
    }
  });

  it('find nothing in a list', async () => {
    const lists = served.routes.filter(
      (route) => route.method === 'GET' && !route.path.includes(':') && !isQuestion(route) && !isStream(route),
    );
    for (const { path } of lists) {
      const response = await served.fetch(path, { as: STRANGER });
      const text = await response.text();
      ok(response.status === 200 || response.status === 404, `${path} answered ${response.status} ${text}`);
      for (const [name, id] of ids) equal(text.includes(id), false, `${path} shows a ${name} of org-1`);
    }
  });
});
