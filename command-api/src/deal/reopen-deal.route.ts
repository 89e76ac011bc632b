import { commandRoute } from '../http/command-route.ts';
import { NoBody } from '../http/no-body.ts';
import { commandDeal } from './command-deal.ts';
import { DealAnswer, DealParams } from './deal.schemas.ts';

export const reopenDealRoute = commandRoute({
  method: 'POST',
  path: '/api/deals/:dealId/reopen',
  tag: 'Deals',
  summary: 'Take a closed deal up again',
  access: 'deals:write',
  params: DealParams,
  body: NoBody,
  answers: { status: 200, body: DealAnswer },
  handle: (request, deps) => commandDeal(request, deps, () => ({ type: 'ReopenDeal', data: request.params })),
});
