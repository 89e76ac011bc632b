import { commandRoute } from '../http/command-route.ts';
import { commandPartner } from './command-partner.ts';
import { ContactParams, PartnerAnswer } from './partner.schemas.ts';

export const removeContactRoute = commandRoute({
  method: 'DELETE',
  path: '/api/partners/:partnerId/contacts/:contactId',
  tag: 'Partners',
  summary: 'Remove a contact; not the primary one',
  access: 'contacts:write',
  keepsToOwnPartner: true,
  params: ContactParams,
  answers: { status: 200, body: PartnerAnswer },
  handle: (request, deps) =>
    commandPartner(request, deps, {
      type: 'RemoveContact',
      data: { partnerId: request.params.partnerId, contactId: request.params.contactId },
    }),
});
