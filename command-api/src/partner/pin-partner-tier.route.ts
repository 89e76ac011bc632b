import { commandRoute } from '../http/command-route.ts';
import { NoBody } from '../http/no-body.ts';
import { commandPartner } from './command-partner.ts';
import { PartnerAnswer, PartnerParams } from './partner.schemas.ts';

export const pinPartnerTierRoute = commandRoute({
  method: 'POST',
  path: '/api/partners/:partnerId/tier/pin',
  tag: 'Partners',
  summary: 'Keep a partner in the tier it has, whatever it earns',
  access: 'partners:write',
  params: PartnerParams,
  body: NoBody,
  answers: { status: 200, body: PartnerAnswer },
  handle: (request, deps) =>
    commandPartner(request, deps, { type: 'PinPartnerTier', data: { partnerId: request.params.partnerId } }),
});
