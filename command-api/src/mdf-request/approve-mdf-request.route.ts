import { Money, prose } from '@partneros/domain';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { commandMdfRequest } from './command-mdf-request.ts';
import { MdfRequestAnswer, MdfRequestParams } from './mdf-request.schemas.ts';

export const approveMdfRequestRoute = commandRoute({
  method: 'POST',
  path: '/api/mdf-requests/:mdfRequestId/approve',
  tag: 'MDF',
  summary: 'Grant the funds that were asked for, or less',
  access: 'mdf:write',
  params: MdfRequestParams,
  body: z
    .strictObject({ amount: Money.nullable().default(null), note: prose(2_000).nullable().default(null) })
    .prefault({}),
  answers: { status: 200, body: MdfRequestAnswer },
  handle: (request, deps) =>
    commandMdfRequest(request, deps, ({ occurredAt }) => ({
      type: 'ApproveMdfRequest',
      data: { ...request.params, ...request.body, approvedAt: occurredAt },
    })),
});
