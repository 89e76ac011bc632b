import { commandRoute } from '../http/command-route.ts';
import { PartnerParams } from '../partner/partner.schemas.ts';
import { commandPortalAccount } from './command-portal-account.ts';
import { PortalAccountAnswer } from './portal-account.schemas.ts';

export const revokePortalAccountRoute = commandRoute({
  method: 'POST',
  path: '/api/partners/:partnerId/portal-account/revoke',
  tag: 'Portal',
  summary: 'Take a portal account back before it is claimed',
  access: 'partners:write',
  params: PartnerParams,
  answers: { status: 200, body: PortalAccountAnswer },
  handle: (request, deps) =>
    commandPortalAccount(request, deps, {
      type: 'RevokePortalAccount',
      data: { partnerId: request.params.partnerId, reason: 'by_hand' },
    }),
});
