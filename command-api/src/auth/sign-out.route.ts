import { forgetIcps } from '../ai/icp-cache.ts';
import { commandRoute } from '../http/command-route.ts';
import { Success } from './auth.schemas.ts';

export const signOutRoute = commandRoute({
  method: 'POST',
  path: '/api/auth/sign-out',
  tag: 'Authentication',
  summary: 'End this session at once',
  access: 'session',
  answers: { status: 200, body: Success },
  handle: async ({ caller: { sessionId, activeOrganizationId } }, deps) => {
    const cookie = await deps.sessions.close(sessionId);
    if (activeOrganizationId !== undefined)
      await forgetIcps(deps.keyValues, { sessionId, organizationId: activeOrganizationId });
    return { body: { success: true }, cookies: [cookie] };
  },
});
