import {
  contactOf,
  load,
  OrganizationResource,
  PLATFORM,
  PORTAL_CLAIMS,
  PortalAccountResource,
  type PortalClaim,
  partner,
  portalAccount,
  UserResource,
  user,
  userIdOf,
} from '@partneros/domain';
import { fingerprintOf, keyReused, Problem, problem } from '@partneros/infra/http';
import { z } from 'zod';
import { NewPassword } from '../auth/auth.schemas.ts';
import { registerAccount } from '../auth/register-account.ts';
import { secretlessCause } from '../auth/secretless-cause.ts';
import type { CommandDeps } from '../http/command-deps.ts';
import { commandRoute } from '../http/command-route.ts';
import { joinPartner } from './join-partner.ts';
import { deadLink } from './portal-account.problems.ts';

const hasAccount = problem(
  409,
  'duplicate',
  'This e-mail address has an account already: sign in with it, and follow the link again.',
);
const passwordMissing = problem(400, 'invalid_request', 'The request is not valid; see details.', [
  'body.password: expected a new password',
]);

/**
 * Lets the person in whom a link was sent to. An account that is there already is never touched: its owner signs in first.
 */
export const claimPortalAccountRoute = commandRoute({
  method: 'POST',
  path: '/api/auth/portal/claim',
  tag: 'Portal',
  summary: 'Follow the link into the portal: with a new password, or signed in with the address it went to',
  access: 'public',
  limit: 'reset',
  body: z.strictObject({ token: z.string().min(1).max(200), password: NewPassword.optional() }),
  answers: {
    status: 200,
    body: z.object({ user: UserResource, organization: OrganizationResource, portalAccount: PortalAccountResource }),
  },
  handle: async (request, deps) => {
    const fingerprint = fingerprintOf(request.body.token);
    const claim = await deps.keyValues.get<PortalClaim>(PORTAL_CLAIMS, fingerprint);
    const name = claim && (await nameBehind(deps, claim));
    if (claim === undefined || name === undefined) return deadLink;

    // Of the link and nothing else: a claim that was cut short goes on when the link is followed again.
    const asked = secretlessCause({ ...request, caller: undefined, idempotencyKey: undefined }, deps);
    const cause = { ...asked, commandId: deps.ids.derive(fingerprint, 'claim') };
    const known = await existingUser(deps, claim.email);
    if (known !== undefined && known === request.caller?.userId) {
      const joined = await joinPartner(deps, claim, known, cause);
      if (!(joined instanceof Problem)) await deps.sessions.activate(request.caller.sessionId, claim.organizationId);
      return joined;
    }

    const { password } = request.body;
    if (password === undefined) return known === undefined ? passwordMissing : hasAccount;
    const registered = await registerAccount(deps, { email: claim.email, name, password, cause }, (userId) =>
      joinPartner(deps, claim, userId, cause),
    );
    if (registered.kind === 'taken') return hasAccount;
    if (registered.kind === 'key-reused') return keyReused;
    const { userId, rest: joined } = registered;
    if (joined instanceof Problem) return joined;
    if (request.caller !== undefined) await deps.sessions.close(request.caller.sessionId);
    const activeOrganizationId = claim.organizationId;
    const epoch = await deps.sessions.epochOf(userId);
    const { cookie } = await deps.sessions.open({ userId, activeOrganizationId, epoch });
    return { ...joined, cookies: [cookie] };
  },
});

// The name of the person a link is for, as long as it opens something for them.
const nameBehind = async (
  deps: CommandDeps,
  { organizationId, partnerId, link, email }: PortalClaim,
): Promise<string | undefined> => {
  const [account, found] = await Promise.all([
    load(deps, portalAccount, organizationId, partnerId),
    load(deps, partner, organizationId, partnerId),
  ]);
  if (account?.state.link !== link || account.state.linkStatus !== 'sent') return undefined;
  if (account.state.status === 'revoked' || found?.state.status !== 'active') return undefined;
  // What was sent to an address that the contact has no more is somebody else's mail by now.
  const contact = contactOf(found.state, account.state.contactId);
  return contact?.email.toLowerCase() === email ? `${contact.firstName} ${contact.lastName}`.slice(0, 100) : undefined;
};

// A user who is really there, and not one whose sign-up was cut short.
const existingUser = async (deps: CommandDeps, email: string): Promise<string | undefined> => {
  const userId = await userIdOf(deps, email);
  return userId !== undefined && (await load(deps, user, PLATFORM, userId)) !== undefined ? userId : undefined;
};
