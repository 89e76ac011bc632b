import { line, Money } from '@partneros/domain';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { Moment } from '../http/moment.ts';
import { commandMdfRequest } from './command-mdf-request.ts';
import { MdfRequestAnswer, MdfRequestParams } from './mdf-request.schemas.ts';

export const payMdfRequestRoute = commandRoute({
  method: 'POST',
  path: '/api/mdf-requests/:mdfRequestId/pay',
  tag: 'MDF',
  summary: 'Record that the funds were paid: now and in full, unless said otherwise',
  access: 'mdf:write',
  params: MdfRequestParams,
  body: z
    .strictObject({
      amount: Money.nullable().default(null),
      paidAt: Moment.nullable().default(null),
      reference: line(200).nullable().default(null),
    })
    .prefault({}),
  answers: { status: 200, body: MdfRequestAnswer },
  handle: (request, deps) =>
    commandMdfRequest(request, deps, ({ commandId, occurredAt }) => ({
      type: 'PayMdfRequest',
      data: {
        ...request.params,
        ...request.body,
        paymentId: deps.ids.derive(commandId, 'payment'),
        now: occurredAt,
      },
    })),
});
