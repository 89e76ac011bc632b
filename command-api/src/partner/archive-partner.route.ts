import { line } from '@partneros/domain';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { commandPartner } from './command-partner.ts';
import { PartnerAnswer, PartnerParams } from './partner.schemas.ts';

export const archivePartnerRoute = commandRoute({
  method: 'POST',
  path: '/api/partners/:partnerId/archive',
  tag: 'Partners',
  summary: 'Take a partner out of the programme; its history stays',
  access: 'partners:write',
  params: PartnerParams,
  body: z.strictObject({ reason: line(500).nullable().default(null) }).prefault({}),
  answers: { status: 200, body: PartnerAnswer },
  handle: (request, deps) =>
    commandPartner(request, deps, {
      type: 'ArchivePartner',
      data: { partnerId: request.params.partnerId, reason: request.body.reason },
    }),
});

export const deletePartnerRoute = commandRoute({
  method: 'DELETE',
  path: '/api/partners/:partnerId',
  tag: 'Partners',
  summary: 'Archive a partner without a reason',
  access: 'partners:write',
  params: PartnerParams,
  answers: { status: 200, body: PartnerAnswer },
  handle: (request, deps) =>
    commandPartner(request, deps, {
      type: 'ArchivePartner',
      data: { partnerId: request.params.partnerId, reason: null },
    }),
});
