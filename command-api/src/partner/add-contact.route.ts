import { type Contact, type ContactResource, execute, partner, resourceOf, seenByPartner } from '@partneros/domain';
import { answerOutcome, causeOf } from '@partneros/infra/http';
import { commandRoute } from '../http/command-route.ts';
import { partnerProblems } from './partner.problems.ts';
import { ContactAnswer, ContactBody, PartnerParams } from './partner.schemas.ts';

export const addContactRoute = commandRoute({
  method: 'POST',
  path: '/api/partners/:partnerId/contacts',
  tag: 'Partners',
  summary: 'Add a contact to a partner',
  access: 'contacts:write',
  keepsToOwnPartner: true,
  params: PartnerParams,
  body: ContactBody,
  answers: { status: 201, body: ContactAnswer },
  handle: async (request, deps) => {
    const { organizationId, partnerId: own } = request.caller;
    const { partnerId } = request.params;
    if (own !== undefined && own !== partnerId) return partnerProblems['partner-not-found'];
    const cause = causeOf(request, deps);
    const contact: Contact = { contactId: deps.ids.derive(cause.commandId, 'contact'), ...request.body };
    const outcome = await execute(deps, partner, {
      organizationId,
      id: partnerId,
      command: { type: 'AddContact', data: { partnerId, contact } },
      cause,
      expectedVersion: request.ifMatch,
    });
    return answerOutcome(outcome, {
      problems: partnerProblems,
      status: 201,
      body: (changed) => ({
        contact: {
          id: contact.contactId,
          organizationId,
          partnerId,
          ...contact,
          isPrimary: false,
          createdAt: changed.updatedAt,
          updatedAt: changed.updatedAt,
        } satisfies ContactResource,
        partner: seenByPartner(own, resourceOf(organizationId, partnerId, changed)),
      }),
    });
  },
});
