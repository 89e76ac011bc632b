import { prose } from '@partneros/domain';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { commandMdfRequest } from './command-mdf-request.ts';
import { MdfRequestAnswer, MdfRequestParams } from './mdf-request.schemas.ts';

export const declineMdfRequestRoute = commandRoute({
  method: 'POST',
  path: '/api/mdf-requests/:mdfRequestId/decline',
  tag: 'MDF',
  summary: 'Turn a request for funds down',
  access: 'mdf:write',
  params: MdfRequestParams,
  body: z.strictObject({ reason: prose(2_000).nullable().default(null) }).prefault({}),
  answers: { status: 200, body: MdfRequestAnswer },
  handle: (request, deps) =>
    commandMdfRequest(request, deps, ({ occurredAt }) => ({
      type: 'DeclineMdfRequest',
      data: { ...request.params, ...request.body, declinedAt: occurredAt },
    })),
});
