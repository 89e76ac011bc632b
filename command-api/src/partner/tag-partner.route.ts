import { commandRoute } from '../http/command-route.ts';
import { commandPartner } from './command-partner.ts';
import { PartnerAnswer, PartnerParams, TagsBody } from './partner.schemas.ts';

export const tagPartnerRoute = commandRoute({
  method: 'PUT',
  path: '/api/partners/:partnerId/tags',
  tag: 'Partners',
  summary: 'Replace the labels of a partner',
  access: 'partners:write',
  params: PartnerParams,
  body: TagsBody,
  answers: { status: 200, body: PartnerAnswer },
  handle: (request, deps) =>
    commandPartner(request, deps, {
      type: 'TagPartner',
      data: { partnerId: request.params.partnerId, tags: request.body },
    }),
});
