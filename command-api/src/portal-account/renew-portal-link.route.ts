import { commandRoute } from '../http/command-route.ts';
import { PartnerParams } from '../partner/partner.schemas.ts';
import { commandPortalAccount } from './command-portal-account.ts';
import { PortalAccountAnswer } from './portal-account.schemas.ts';

export const renewPortalLinkRoute = commandRoute({
  method: 'POST',
  path: '/api/partners/:partnerId/portal-account/resend',
  tag: 'Portal',
  summary: 'Send another link into the portal; the one before it opens nothing any more',
  access: 'partners:write',
  limit: 'invite',
  params: PartnerParams,
  answers: { status: 200, body: PortalAccountAnswer },
  handle: (request, deps) =>
    commandPortalAccount(request, deps, {
      type: 'RenewPortalLink',
      data: { partnerId: request.params.partnerId },
    }),
});
