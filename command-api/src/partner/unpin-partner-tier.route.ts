import { commandRoute } from '../http/command-route.ts';
import { NoBody } from '../http/no-body.ts';
import { commandPartner } from './command-partner.ts';
import { PartnerAnswer, PartnerParams } from './partner.schemas.ts';

export const unpinPartnerTierRoute = commandRoute({
  method: 'POST',
  path: '/api/partners/:partnerId/tier/unpin',
  tag: 'Partners',
  summary: 'Let a partner move between tiers by itself again',
  access: 'partners:write',
  params: PartnerParams,
  body: NoBody,
  answers: { status: 200, body: PartnerAnswer },
  handle: (request, deps) =>
    commandPartner(request, deps, { type: 'UnpinPartnerTier', data: { partnerId: request.params.partnerId } }),
});
