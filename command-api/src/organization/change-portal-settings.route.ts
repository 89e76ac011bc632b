import { execute, organization, resourceOf } from '@partneros/domain';
import { answerOutcome, causeOf } from '@partneros/infra/http';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { organizationProblems } from './organization.problems.ts';
import { OrganizationAnswer } from './organization.schemas.ts';

const Step = z
  .string()
  .max(40)
  .regex(/^[a-z][a-z0-9_]*$/, 'expected a key such as company_profile');

export const changePortalSettingsRoute = commandRoute({
  method: 'PATCH',
  path: '/api/organization/portal',
  tag: 'Organizations',
  summary: 'Change whether new partners are let into the portal unasked, and what they go through there',
  access: 'members:manage',
  body: z.strictObject({
    provisioning: z.enum(['automatic', 'manual']).optional(),
    onboardingSteps: z
      .array(Step)
      .max(20)
      .refine((steps) => new Set(steps).size === steps.length, 'expected every step once')
      .optional(),
  }),
  answers: { status: 200, body: OrganizationAnswer },
  handle: async (request, deps) => {
    const { organizationId } = request.caller;
    const outcome = await execute(deps, organization, {
      organizationId,
      id: organizationId,
      command: { type: 'ChangePortalSettings', data: { organizationId, ...request.body } },
      cause: causeOf(request, deps),
      expectedVersion: request.ifMatch,
    });
    return answerOutcome(outcome, {
      problems: organizationProblems,
      body: (updated) => ({ organization: resourceOf(organizationId, organizationId, updated) }),
    });
  },
});
