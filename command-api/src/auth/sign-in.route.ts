import { EmailAddress, load, PLATFORM, user, userIdOf, userResource } from '@partneros/domain';
import { problem } from '@partneros/infra/http';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { SignedIn, TriedPassword } from './auth.schemas.ts';
import { homeOrganizationOf } from './home-organization.ts';

const refused = problem(401, 'INVALID_EMAIL_OR_PASSWORD', 'Invalid email or password');

export const signInRoute = commandRoute({
  method: 'POST',
  path: '/api/auth/sign-in/email',
  tag: 'Authentication',
  summary: 'Sign in with e-mail and password',
  access: 'public',
  limit: 'sign-in',
  body: z.strictObject({
    email: EmailAddress,
    password: TriedPassword,
    rememberMe: z.boolean().default(true).describe('false: the browser forgets the session when it closes.'),
    callbackURL: z.string().max(2_000).optional().describe('Taken and ignored: nobody is redirected.'),
  }),
  answers: { status: 200, body: SignedIn },
  alsoRefusedWith: [401],
  handle: async ({ caller, body }, deps) => {
    // Up to the answer the same work for everybody, whether the address is known or not.
    const userId = await userIdOf(deps, body.email);
    const epoch = await deps.sessions.epochOf(userId ?? 'nobody');
    const isTheirs = await deps.passwords.verify(userId, body.password);
    const known = userId === undefined ? undefined : await load(deps, user, PLATFORM, userId);
    if (!isTheirs || userId === undefined || known === undefined) return refused;

    // Whoever planted or shared the session that came with the request is not let into this one.
    if (caller !== undefined) await deps.sessions.close(caller.sessionId);
    const activeOrganizationId = await homeOrganizationOf(deps, userId);
    const { token, cookie } = await deps.sessions.open({
      userId,
      activeOrganizationId,
      epoch,
      remember: body.rememberMe,
    });
    return { body: { redirect: false, token, user: userResource(userId, known) }, cookies: [cookie] };
  },
});
