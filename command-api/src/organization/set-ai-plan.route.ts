import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { commandOrganization } from './command-organization.ts';
import { OrganizationAnswer } from './organization.schemas.ts';

const Body = z.strictObject({
  monthlyCents: z
    .int()
    .min(0)
    .max(100_000_000)
    .nullable()
    .describe('Cents of a US dollar. What this installation allows is the most; `null` asks for that.'),
});

export const setAiPlanRoute = commandRoute({
  method: 'PUT',
  path: '/api/organization/ai-plan',
  tag: 'Organizations',
  summary: 'Say what AI may cost in a month',
  access: 'members:manage',
  body: Body,
  answers: { status: 200, body: OrganizationAnswer },
  handle: (request, deps) => {
    const { organizationId } = request.caller;
    return commandOrganization(request, deps, {
      type: 'SetAiPlan',
      data: { organizationId, monthlyCents: request.body.monthlyCents },
    });
  },
});
