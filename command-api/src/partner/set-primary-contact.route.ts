import { Id } from '@partneros/domain';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { commandPartner } from './command-partner.ts';
import { PartnerAnswer, PartnerParams } from './partner.schemas.ts';

export const setPrimaryContactRoute = commandRoute({
  method: 'POST',
  path: '/api/partners/:partnerId/primary-contact',
  tag: 'Partners',
  summary: 'Make a contact the primary one',
  access: 'partners:write',
  params: PartnerParams,
  body: z.strictObject({ contactId: Id }),
  answers: { status: 200, body: PartnerAnswer },
  handle: (request, deps) =>
    commandPartner(request, deps, {
      type: 'SetPrimaryContact',
      data: { partnerId: request.params.partnerId, contactId: request.body.contactId },
    }),
});
