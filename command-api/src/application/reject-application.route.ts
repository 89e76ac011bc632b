import { prose } from '@partneros/domain';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { ApplicationAnswer, ApplicationParams } from './application.schemas.ts';
import { commandApplication } from './command-application.ts';

export const rejectApplicationRoute = commandRoute({
  method: 'POST',
  path: '/api/applications/:applicationId/reject',
  tag: 'Applications',
  summary: 'Turn an application down',
  access: 'partners:write',
  params: ApplicationParams,
  body: z.strictObject({ reason: prose(2_000).nullable().default(null) }).prefault({}),
  answers: { status: 200, body: ApplicationAnswer },
  handle: (request, deps) =>
    commandApplication(request, deps, ({ occurredAt }) => ({
      type: 'RejectApplication',
      data: { ...request.params, reason: request.body.reason, rejectedAt: occurredAt },
    })),
});
