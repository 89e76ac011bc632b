import { commandRoute } from '../http/command-route.ts';
import { commandDeal } from './command-deal.ts';
import { DealAnswer, DealParams, DealTermsBody } from './deal.schemas.ts';

export const updateDealRoute = commandRoute({
  method: 'PATCH',
  path: '/api/deals/:dealId',
  tag: 'Deals',
  summary: 'Change the terms of an open deal',
  access: 'deals:write',
  params: DealParams,
  body: DealTermsBody.partial(),
  answers: { status: 200, body: DealAnswer },
  handle: (request, deps) =>
    commandDeal(request, deps, () => ({
      type: 'UpdateDeal',
      data: { ...request.params, changes: request.body },
    })),
});
