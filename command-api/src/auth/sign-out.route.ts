import { commandRoute } from '../http/command-route.ts';
import { Success } from './auth.schemas.ts';

export const signOutRoute = commandRoute({
  method: 'POST',
  path: '/api/auth/sign-out',
  tag: 'Authentication',
  summary: 'End this session at once',
  access: 'session',
  answers: { status: 200, body: Success },
  handle: async ({ caller }, deps) => ({
    body: { success: true },
    cookies: [await deps.sessions.close(caller.sessionId)],
  }),
});
