import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { z } from 'zod';
import { bindRoutes, defineRoute } from '../http/route.ts';
import { type ServedRoutes, serveRoutes } from './serve-routes.ts';

const route = defineRoute<{ readonly greeting: string }>();

const greet = route({
  method: 'POST',
  path: '/api/greetings',
  tag: 'Greetings',
  summary: 'Greet',
  access: 'deals:submit',
  keepsToOwnPartner: true,
  body: z.strictObject({ name: z.string() }),
  answers: { status: 200, body: z.object({}) },
  handle: ({ body, caller: { userId, organizationId, role, partnerId = null } }, deps) => ({
    body: { text: `${deps.greeting}, ${body.name}`, userId, organizationId, role, partnerId },
  }),
});

describe('serve routes', () => {
  let served: ServedRoutes;
  beforeEach(async () => {
    served = await serveRoutes(bindRoutes([greet], { greeting: 'Hello' }));
  });
  afterEach(() => served.close());

  it('calls as an owner by default', async () => {
    const response = await served.fetch('/api/greetings', { json: { name: 'Ada' } });
    strictEqual(response.status, 200);
    deepStrictEqual(await response.json(), {
      text: 'Hello, Ada',
      userId: 'user-1',
      organizationId: 'org-1',
      role: 'owner',
      partnerId: null,
    });
  });

  it('calls as anybody else for one request', async () => {
    const partner = { userId: 'user-2', organizationId: 'org-2', role: 'partner', partnerId: 'partner-1' } as const;
    const response = await served.fetch('/api/greetings', { json: { name: 'Ada' }, as: partner });
    deepStrictEqual(await response.json(), { text: 'Hello, Ada', ...partner });
    const viewer = { userId: 'user-3', organizationId: 'org-1', role: 'viewer' } as const;
    strictEqual((await served.fetch('/api/greetings', { json: { name: 'Ada' }, as: viewer })).status, 403);
  });

  it('calls as nobody', async () => {
    strictEqual((await served.fetch('/api/greetings', { json: { name: 'Ada' }, as: 'nobody' })).status, 401);
  });
});
