import {
  type Cause,
  execute,
  findMembership,
  load,
  membership,
  organization,
  PLATFORM,
  type PortalClaim,
  portalAccount,
  resourceOf,
  user,
  userResource,
} from '@partneros/domain';
import { type Answer, type Problem, problem } from '@partneros/infra/http';
import { setHomeOrganization } from '../auth/home-organization.ts';
import type { CommandDeps } from '../http/command-deps.ts';
import { portalAccountProblems } from './portal-account.problems.ts';

const isMember = problem(409, 'duplicate', 'You are a member of this organization already.');
const wasPutOut = problem(409, 'invalid_state', 'The portal account was claimed already.');

/**
 * Makes a user one of the partner's people. First the account, so that it is claimed once; then the membership that
 * follows. A repeat finishes what is missing, and lets nobody back in who was put out.
 */
export const joinPartner = async (
  deps: CommandDeps,
  { organizationId, partnerId, link }: PortalClaim,
  userId: string,
  asked: Cause,
): Promise<Answer | Problem> => {
  const before = await findMembership(deps, organizationId, userId);
  if (before !== undefined && before.partnerId !== partnerId) return isMember;
  const cause: Cause = { ...asked, actor: { type: 'user', id: userId } };
  const claimed = await execute(deps, portalAccount, {
    organizationId,
    id: partnerId,
    command: { type: 'ClaimPortalAccount', data: { partnerId, userId, link, at: cause.occurredAt } },
    cause: { ...cause, commandId: deps.ids.derive(cause.commandId, 'portal-account') },
  });
  if (claimed.kind === 'rejected') return portalAccountProblems[claimed.code];

  const known = await load(deps, user, PLATFORM, userId);
  if (known === undefined) throw new Error('a user who claims a portal account does not exist');
  const { email, name } = known.state;
  const invitationId = deps.ids.derive(organizationId, partnerId, 'portal-link', String(link));
  const joined = await execute(deps, membership, {
    organizationId,
    id: userId,
    command: { type: 'AddMember', data: { userId, email, name, role: 'partner', partnerId, invitationId } },
    cause: { ...cause, commandId: deps.ids.derive(cause.commandId, 'membership') },
  });

  const [member, account, home] = await Promise.all([
    findMembership(deps, organizationId, userId),
    load(deps, portalAccount, organizationId, partnerId),
    load(deps, organization, organizationId, organizationId),
  ]);
  if (member === undefined || account === undefined || home === undefined) return wasPutOut;
  await setHomeOrganization(deps, userId, organizationId);
  return {
    body: {
      user: userResource(userId, known),
      organization: resourceOf(organizationId, organizationId, home),
      portalAccount: resourceOf(organizationId, partnerId, account),
    },
    ...(joined.kind === 'recorded' && { position: joined.position }),
  };
};
