import { equal } from 'node:assert/strict';
import { GRANTS, ROLES } from '@partneros/domain';
import { createOneOfEach, type KnownIds, pathWith } from './testing/one-of-each.ts';
import { type ServedEverything, serveEverything } from './testing/serve-everything.ts';

describe('every role on every route', () => {
  let served: ServedEverything;
  let ids: KnownIds;

  before(async () => {
    served = await serveEverything();
    ids = await createOneOfEach(served);
  });

  after(() => served.close());

  for (const role of ROLES) {
    it(`lets ${role} in where the table of grants says so, and nowhere else`, async () => {
      const partnerId = role === 'partner' ? { partnerId: 'somebody-else' } : {};
      for (const { method, path, access, keepsToOwnPartner } of served.routes) {
        if (access === 'public' || access === 'session') continue;
        const grant = GRANTS[role][access];
        const allowed = grant === 'all' || (grant === 'own' && keepsToOwnPartner === true);
        // Not JSON: who is let in is refused for that, before anything is done.
        const headers = { 'content-type': 'text/plain' };
        const request = method === 'GET' ? {} : { method, headers, body: 'x' };
        const as = { userId: 'user-3', organizationId: 'org-1', role, ...partnerId };
        const { status } = await served.fetch(pathWith(path, ids), { as, ...request });
        equal(status === 403, !allowed, `${role}: ${method} ${path} answered ${status}`);
      }
    });
  }

  it('asks for a session on every route that is not public', async () => {
    for (const { method, path, access } of served.routes) {
      if (access === 'public') continue;
      const { status } = await served.fetch(pathWith(path, ids), { as: 'nobody', method });
      equal(status, 401, `${method} ${path}`);
    }
  });

  it("shows a partner's person nothing of other partners", async () => {
    const as = { userId: 'user-4', organizationId: 'org-1', role: 'partner', partnerId: 'somebody-else' } as const;
    for (const { method, path, access, keepsToOwnPartner } of served.routes) {
      if (method !== 'GET' || keepsToOwnPartner !== true || access === 'public') continue;
      const text = await (await served.fetch(pathWith(path, ids), { as })).text();
      for (const name of ['partnerId', 'dealId', 'dealRegistrationId'])
        equal(text.includes(ids.get(name) ?? 'unknown'), false, `${path} shows a ${name} of another partner: ${text}`);
    }
  });
});
