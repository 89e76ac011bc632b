import { contactOf, Id, load, partner } from '@partneros/domain';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { partnerProblems } from '../partner/partner.problems.ts';
import { PartnerParams } from '../partner/partner.schemas.ts';
import { commandPortalAccount } from './command-portal-account.ts';
import { PortalAccountAnswer } from './portal-account.schemas.ts';

export const provisionPortalAccountRoute = commandRoute({
  method: 'POST',
  path: '/api/partners/:partnerId/portal-account',
  tag: 'Portal',
  summary: 'Send a contact of a partner, the primary one unless named, a link into the portal',
  access: 'partners:write',
  params: PartnerParams,
  body: z.strictObject({ contactId: Id.nullable().default(null) }).prefault({}),
  answers: { status: 200, body: PortalAccountAnswer },
  handle: async (request, deps) => {
    const { partnerId } = request.params;
    const found = await load(deps, partner, request.caller.organizationId, partnerId);
    if (found === undefined) return partnerProblems['partner-not-found'];
    if (found.state.status === 'archived') return partnerProblems['partner-archived'];
    const contactId = request.body.contactId ?? found.state.primaryContactId;
    if (contactOf(found.state, contactId) === undefined) return partnerProblems['contact-not-found'];
    return commandPortalAccount(request, deps, { type: 'ProvisionPortalAccount', data: { partnerId, contactId } });
  },
});
