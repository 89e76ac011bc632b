import { prose } from '@partneros/domain';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { commandDeal } from './command-deal.ts';
import { DealAnswer, DealParams } from './deal.schemas.ts';

export const closeDealLostRoute = commandRoute({
  method: 'POST',
  path: '/api/deals/:dealId/close-lost',
  tag: 'Deals',
  summary: 'Close a deal as lost',
  access: 'deals:write',
  params: DealParams,
  body: z.strictObject({ reason: prose(2_000).nullable().default(null) }).prefault({}),
  answers: { status: 200, body: DealAnswer },
  handle: (request, deps) =>
    commandDeal(request, deps, ({ occurredAt }) => ({
      type: 'CloseDealLost',
      data: { ...request.params, reason: request.body.reason, closedAt: occurredAt },
    })),
});
