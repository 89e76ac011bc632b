import { commandRoute } from '../http/command-route.ts';
import { commandPartner } from './command-partner.ts';
import { ContactChanges, ContactParams, PartnerAnswer } from './partner.schemas.ts';

export const updateContactRoute = commandRoute({
  method: 'PATCH',
  path: '/api/partners/:partnerId/contacts/:contactId',
  tag: 'Partners',
  summary: 'Correct what is known of a contact',
  access: 'contacts:write',
  keepsToOwnPartner: true,
  params: ContactParams,
  body: ContactChanges,
  answers: { status: 200, body: PartnerAnswer },
  handle: (request, deps) =>
    commandPartner(request, deps, {
      type: 'UpdateContact',
      data: { partnerId: request.params.partnerId, contactId: request.params.contactId, changes: request.body },
    }),
});
