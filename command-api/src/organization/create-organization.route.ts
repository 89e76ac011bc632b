import { executeCreateOrganization, line, load, PLATFORM, resourceOf, user } from '@partneros/domain';
import { causeOf, keyReused as keyReusedProblem, problem } from '@partneros/infra/http';
import { z } from 'zod';
import { setHomeOrganization } from '../auth/home-organization.ts';
import { commandRoute } from '../http/command-route.ts';
import { OrganizationAnswer } from './organization.schemas.ts';

export const createOrganizationRoute = commandRoute({
  method: 'POST',
  path: '/api/auth/organization/create',
  tag: 'Organizations',
  summary: 'Found an organization, and make it the active one',
  access: 'session',
  limit: 'sign-up',
  body: z.strictObject({ name: line(100) }),
  answers: { status: 201, body: OrganizationAnswer },
  handle: async (request, deps) => {
    if (deps.signUp === 'closed')
      return problem(403, 'forbidden', 'New organizations cannot be made here; ask whoever runs this installation.');
    const { userId, sessionId } = request.caller;
    const known = await load(deps, user, PLATFORM, userId);
    if (known === undefined) return problem(401, 'unauthorized', 'Sign in first.');

    const cause = causeOf(request, deps);
    const organizationId = deps.ids.derive(cause.commandId, 'organization');
    const { organization, position, replayed, keyReused } = await executeCreateOrganization(deps, {
      organizationId,
      name: request.body.name,
      owner: { userId, email: known.state.email, name: known.state.name },
      cause,
    });
    if (keyReused) return keyReusedProblem;
    await deps.sessions.activate(sessionId, organizationId);
    await setHomeOrganization(deps, userId, organizationId);
    return {
      status: 201,
      body: { organization: resourceOf(organizationId, organizationId, organization) },
      version: organization.version,
      position,
      replayed,
    };
  },
});
