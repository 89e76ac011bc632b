import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { commandOrganization } from './command-organization.ts';
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
  handle: (request, deps) => {
    const { organizationId } = request.caller;
    return commandOrganization(request, deps, {
      type: 'ChangePortalSettings',
      data: { organizationId, ...request.body },
    });
  },
});
