import { Money } from '@partneros/domain';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { Moment } from '../http/moment.ts';
import { commandDeal } from './command-deal.ts';
import { DealAnswer, DealParams } from './deal.schemas.ts';

export const closeDealWonRoute = commandRoute({
  method: 'POST',
  path: '/api/deals/:dealId/close-won',
  tag: 'Deals',
  summary: 'Close a deal as won: now and as it stands, unless said otherwise',
  access: 'deals:write',
  params: DealParams,
  body: z
    .strictObject({ amount: Money.nullable().default(null), closedAt: Moment.nullable().default(null) })
    .prefault({}),
  answers: { status: 200, body: DealAnswer },
  handle: (request, deps) =>
    commandDeal(request, deps, ({ occurredAt }) => ({
      type: 'CloseDealWon',
      data: { ...request.params, ...request.body, now: occurredAt },
    })),
});
