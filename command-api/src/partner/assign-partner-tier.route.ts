import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { commandPartner } from './command-partner.ts';
import { LevelName, PartnerAnswer, PartnerParams } from './partner.schemas.ts';

export const assignPartnerTierRoute = commandRoute({
  method: 'POST',
  path: '/api/partners/:partnerId/tier',
  tag: 'Partners',
  summary: 'Give a partner a tier, or take it away',
  access: 'partners:write',
  params: PartnerParams,
  body: z.strictObject({ tier: LevelName.nullable() }),
  answers: { status: 200, body: PartnerAnswer },
  handle: (request, deps) =>
    commandPartner(request, deps, {
      type: 'AssignPartnerTier',
      data: { partnerId: request.params.partnerId, tier: request.body.tier, source: 'manual' },
    }),
});
