import { line, TimeZone } from '@partneros/domain';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { commandOrganization } from './command-organization.ts';
import { OrganizationAnswer } from './organization.schemas.ts';

export const updateOrganizationRoute = commandRoute({
  method: 'PATCH',
  path: '/api/organization',
  tag: 'Organizations',
  summary: 'Change the active organization’s name or time zone',
  access: 'members:manage',
  body: z.strictObject({ name: line(100).optional(), timeZone: TimeZone.optional() }),
  answers: { status: 200, body: OrganizationAnswer },
  handle: (request, deps) => {
    const { organizationId } = request.caller;
    return commandOrganization(request, deps, {
      type: 'UpdateOrganization',
      data: { organizationId, ...request.body },
    });
  },
});
