import { Id, load, PLATFORM, UserResource, user, userResource } from '@partneros/domain';
import { anyRead, checkRecorded } from '@partneros/infra/http';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';

const SessionResource = z.object({
  id: Id,
  userId: Id,
  activeOrganizationId: Id.nullable(),
  createdAt: z.string(),
  expiresAt: z.string(),
});

export const getSessionRoute = queryRoute({
  method: 'GET',
  path: '/api/auth/get-session',
  tag: 'Authentication',
  summary: 'Who is signed in; both are null when nobody is',
  access: 'public',
  query: anyRead,
  answers: { status: 200, body: z.object({ session: SessionResource.nullable(), user: UserResource.nullable() }) },
  handle: async ({ caller, query }, deps) => {
    await checkRecorded(deps.feed, query.atLeast);
    const [session, known] = await Promise.all([
      caller && deps.sessions.find(caller.sessionId),
      caller && load(deps, user, PLATFORM, caller.userId),
    ]);
    if (session === undefined || known === undefined) return { body: { session: null, user: null } };
    const { sessionId, userId, activeOrganizationId = null, createdAt, expiresAt } = session;
    return {
      body: {
        session: { id: sessionId, userId, activeOrganizationId, createdAt, expiresAt },
        user: userResource(userId, known),
      },
    };
  },
});
