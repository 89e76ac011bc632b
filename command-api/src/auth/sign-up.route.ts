import {
  EmailAddress,
  executeCreateOrganization,
  line,
  load,
  PLATFORM,
  resourceOf,
  user,
  userResource,
} from '@partneros/domain';
import { keyReused, problem } from '@partneros/infra/http';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { hasOpenInvitation } from '../invitation/invitation-directory.ts';
import { NewPassword, PersonName, SignedUp } from './auth.schemas.ts';
import { setHomeOrganization } from './home-organization.ts';
import { registerAccount } from './register-account.ts';
import { secretlessCause } from './secretless-cause.ts';

const taken = problem(
  409,
  'duplicate',
  'An account with this e-mail address exists already; sign in, or reset its password.',
);

export const signUpRoute = commandRoute({
  method: 'POST',
  path: '/api/auth/sign-up/email',
  tag: 'Authentication',
  summary: 'Make an account, with an organization of its own where one is named, and sign in',
  access: 'public',
  limit: 'sign-up',
  body: z.strictObject({
    email: EmailAddress,
    password: NewPassword,
    name: PersonName,
    organizationName: line(100).optional(),
  }),
  answers: { status: 201, body: SignedUp },
  handle: async (request, deps) => {
    const { email, password, name, organizationName } = request.body;
    if (deps.signUp === 'closed') {
      if (!(await hasOpenInvitation(deps, email)))
        return problem(
          403,
          'forbidden',
          'Sign-up is by invitation only; ask an administrator of your organization for one.',
        );
      if (organizationName !== undefined)
        return problem(403, 'forbidden', 'New organizations cannot be made here; ask whoever runs this installation.');
    }

    // Scoped to the address: nobody is signed in yet, and two strangers may pick the same key.
    const asked = secretlessCause({ ...request, caller: undefined }, deps);
    const cause = { ...asked, commandId: deps.ids.derive(asked.commandId, email) };
    const registered = await registerAccount(deps, { email, name, password, cause }, async (userId) => {
      if (organizationName === undefined) return undefined;
      const organizationId = deps.ids.derive(userId, 'organization');
      const founded = await executeCreateOrganization(deps, {
        organizationId,
        name: organizationName,
        owner: { userId, email, name },
        // Follows from the user, so that a repeat without an Idempotency-Key is a repeat here too.
        cause: { ...cause, commandId: deps.ids.derive(userId, 'found'), actor: { type: 'user', id: userId } },
      });
      await setHomeOrganization(deps, userId, organizationId);
      return { organizationId, ...founded };
    });
    if (registered.kind === 'taken') return taken;
    if (registered.kind === 'key-reused') return keyReused;

    const { userId, replayed, rest: founded } = registered;
    const position = founded?.position ?? registered.position;
    const known = await load(deps, user, PLATFORM, userId);
    if (known === undefined) throw new Error('a registered user does not exist');
    if (request.caller !== undefined) await deps.sessions.close(request.caller.sessionId);
    const { cookie } = await deps.sessions.open({
      userId,
      activeOrganizationId: founded?.organizationId,
      epoch: await deps.sessions.epochOf(userId),
    });
    return {
      status: 201,
      body: {
        user: userResource(userId, known),
        ...(founded && {
          organization: resourceOf(founded.organizationId, founded.organizationId, founded.organization),
        }),
      },
      ...(position !== undefined && { position }),
      replayed,
      cookies: [cookie],
    };
  },
});
