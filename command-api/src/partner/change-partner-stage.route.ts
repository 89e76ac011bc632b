import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { commandPartner } from './command-partner.ts';
import { LevelName, PartnerAnswer, PartnerParams } from './partner.schemas.ts';

export const changePartnerStageRoute = commandRoute({
  method: 'POST',
  path: '/api/partners/:partnerId/stage',
  tag: 'Partners',
  summary: 'Move a partner to another lifecycle stage',
  access: 'partners:write',
  params: PartnerParams,
  body: z.strictObject({ stage: LevelName }),
  answers: { status: 200, body: PartnerAnswer },
  handle: (request, deps) =>
    commandPartner(request, deps, {
      type: 'ChangePartnerStage',
      data: { partnerId: request.params.partnerId, stage: request.body.stage },
    }),
});
