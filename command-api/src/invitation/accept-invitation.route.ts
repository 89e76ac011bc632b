import {
  execute,
  findMembership,
  InvitationResource,
  invitation,
  invitedEmail,
  load,
  membership,
  OrganizationResource,
  organization,
  PLATFORM,
  releaseReservation,
  resourceOf,
  user,
} from '@partneros/domain';
import { answerOutcome, causeOf, keyReused, problem } from '@partneros/infra/http';
import { z } from 'zod';
import { setHomeOrganization } from '../auth/home-organization.ts';
import { commandRoute } from '../http/command-route.ts';
import { isKeyReused } from '../http/is-key-reused.ts';
import { invitationProblems } from './invitation.problems.ts';
import { InvitationBody } from './invitation.schemas.ts';
import { leaveInvitation, organizationInviting } from './invitation-directory.ts';

const notFound = problem(404, 'not_found', 'Invitation not found.');
const usedUp = problem(409, 'invalid_state', 'The invitation was accepted already.');

export const acceptInvitationRoute = commandRoute({
  method: 'POST',
  path: '/api/auth/organization/accept-invitation',
  tag: 'Members',
  summary: 'Accept an invitation to one’s own e-mail address, and make its organization the active one',
  access: 'session',
  body: InvitationBody,
  answers: { status: 200, body: z.object({ invitation: InvitationResource, organization: OrganizationResource }) },
  handle: async (request, deps) => {
    const { userId, sessionId } = request.caller;
    const { invitationId } = request.body;
    const organizationId = await organizationInviting(deps, invitationId);
    const known = await load(deps, user, PLATFORM, userId);
    if (organizationId === undefined || known === undefined) return notFound;
    const { email, name } = known.state;
    const invitedNow = await load(deps, invitation, organizationId, invitationId);
    if (invitedNow?.state.email !== email) return notFound;

    // First the invitation, so that it is used once; then the membership that follows. A repeat finishes what is missing.
    const before = await load(deps, membership, organizationId, userId);
    const isMember = (await findMembership(deps, organizationId, userId)) !== undefined;
    if (isMember && !before?.state.usedInvitations.includes(invitationId))
      return problem(409, 'duplicate', 'You are a member already.');
    const cause = causeOf(request, deps);
    if (await isKeyReused(deps, cause)) return keyReused;
    const accepted = await execute(deps, invitation, {
      organizationId,
      id: invitationId,
      command: { type: 'AcceptInvitation', data: { invitationId, userId, email, at: cause.occurredAt } },
      cause,
      expectedVersion: request.ifMatch,
    });
    const { aggregate: { state: invited } = {} } = 'aggregate' in accepted ? accepted : {};
    if (invited === undefined) return answerOutcome(accepted, { problems: invitationProblems, body: () => ({}) });
    const joined = await execute(deps, membership, {
      organizationId,
      id: userId,
      command: {
        type: 'AddMember',
        data: { userId, email, name, role: invited.role, partnerId: invited.partnerId, invitationId },
      },
      cause: { ...cause, commandId: deps.ids.derive(cause.commandId, 'membership') },
    });
    await releaseReservation(deps, { organizationId, id: invitationId, cause }, invitedEmail(email, cause.occurredAt));
    await leaveInvitation(deps, invitationId, email);

    const joinedOrganization = await load(deps, organization, organizationId, organizationId);
    const member = await findMembership(deps, organizationId, userId);
    if (member === undefined || joinedOrganization === undefined) return usedUp;
    await deps.sessions.activate(sessionId, organizationId);
    await setHomeOrganization(deps, userId, organizationId);
    const answer = answerOutcome(accepted, {
      problems: invitationProblems,
      body: (made) => ({
        invitation: resourceOf(organizationId, invitationId, made),
        organization: resourceOf(organizationId, organizationId, joinedOrganization),
      }),
    });
    return joined.kind === 'recorded' && 'body' in answer ? { ...answer, position: joined.position } : answer;
  },
});
