import { GRANTS, type Role } from '@partneros/domain';
import { type Problem, problem } from './problem.ts';
import type { BoundRoute, MemberCaller, SessionCaller } from './route.ts';

/** What a person is in an organization. */
export interface Membership {
  readonly role: Role;
  /** Set for the role `partner`. */
  readonly partnerId?: string | undefined;
}

/** Who calls, by the `Cookie` header. `setCookie` adds a `Set-Cookie` value to the answer, as a sliding session needs. */
export type Authenticate = (
  cookieHeader: string | undefined,
  setCookie: (value: string) => void,
) => Promise<SessionCaller | 'expired' | undefined>;

/** A person's place in an organization; `undefined` when they are no member of it. */
export type FindMembership = (organizationId: string, userId: string) => Promise<Membership | undefined>;

/** Lets a caller through to a route, or says why not: 401, then 400 without an active organization, then 403. */
export const checkAccess = async (
  route: Pick<BoundRoute, 'access' | 'keepsToOwnPartner'>,
  found: SessionCaller | 'expired' | undefined,
  membership: FindMembership,
): Promise<SessionCaller | MemberCaller | undefined | Problem> => {
  if (route.access === 'public') return found === 'expired' ? undefined : found;
  if (found === undefined)
    return problem(401, 'unauthorized', 'Sign in first: POST /api/auth/sign-in/email sets the cookie session_token.');
  if (found === 'expired')
    return problem(401, 'session_expired', 'The session has ended; sign in again: POST /api/auth/sign-in/email.');
  if (route.access === 'session') return found;

  const organizationId = found.activeOrganizationId;
  if (organizationId === undefined) return noOrganization;
  const member = await membership(organizationId, found.userId);
  const grant = member && GRANTS[member.role][route.access];
  if (member === undefined) return noMember;
  if (grant === undefined) return forbidden(member.role);
  if (grant === 'own' && (route.keepsToOwnPartner !== true || member.partnerId === undefined))
    return forbidden(member.role);
  return { ...found, organizationId, role: member.role, partnerId: member.partnerId };
};

const CHOOSE =
  'Choose one with POST /api/auth/organization/set-active, or make one with POST /api/auth/organization/create.';

const noOrganization = problem(400, 'no_active_organization', 'No active organization.', [CHOOSE]);

const noMember = problem(403, 'forbidden', 'You are not a member of your active organization any more.', [CHOOSE]);

const forbidden = (role: Role): Problem =>
  problem(403, 'forbidden', `Your role in this organization, ${role}, may not do this.`);
