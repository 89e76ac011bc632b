import { execute, line, organization, resourceOf, TimeZone } from '@partneros/domain';
import { answerOutcome, causeOf } from '@partneros/infra/http';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { organizationProblems } from './organization.problems.ts';
import { OrganizationAnswer } from './organization.schemas.ts';

export const updateOrganizationRoute = commandRoute({
  method: 'PATCH',
  path: '/api/organization',
  tag: 'Organizations',
  summary: 'Change the active organization’s name or time zone',
  access: 'members:manage',
  body: z.strictObject({ name: line(100).optional(), timeZone: TimeZone.optional() }),
  answers: { status: 200, body: OrganizationAnswer },
  handle: async (request, deps) => {
    const { organizationId } = request.caller;
    const outcome = await execute(deps, organization, {
      organizationId,
      id: organizationId,
      command: { type: 'UpdateOrganization', data: { organizationId, ...request.body } },
      cause: causeOf(request, deps),
      expectedVersion: request.ifMatch,
    });
    return answerOutcome(outcome, {
      problems: organizationProblems,
      body: (updated) => ({ organization: resourceOf(organizationId, organizationId, updated) }),
    });
  },
});
