import { Id } from '@partneros/domain';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { commandPartner } from './command-partner.ts';
import { PartnerAnswer, PartnerParams } from './partner.schemas.ts';

export const assignPartnerManagerRoute = commandRoute({
  method: 'POST',
  path: '/api/partners/:partnerId/manager',
  tag: 'Partners',
  summary: 'Make somebody the manager of a partner',
  access: 'partners:write',
  params: PartnerParams,
  body: z.strictObject({ partnerManagerId: Id.nullable() }),
  answers: { status: 200, body: PartnerAnswer },
  handle: (request, deps) =>
    commandPartner(request, deps, {
      type: 'AssignPartnerManager',
      data: { partnerId: request.params.partnerId, partnerManagerId: request.body.partnerManagerId },
    }),
});
