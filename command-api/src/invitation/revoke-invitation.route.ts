import { execute, invitation, invitedEmail, releaseReservation, resourceOf } from '@partneros/domain';
import { answerOutcome, causeOf, keyReused } from '@partneros/infra/http';
import { commandRoute } from '../http/command-route.ts';
import { isKeyReused } from '../http/is-key-reused.ts';
import { invitationProblems } from './invitation.problems.ts';
import { InvitationAnswer, InvitationBody } from './invitation.schemas.ts';
import { leaveInvitation } from './invitation-directory.ts';

export const revokeInvitationRoute = commandRoute({
  method: 'POST',
  path: '/api/auth/organization/cancel-invitation',
  tag: 'Members',
  summary: 'Take an invitation back before it is accepted',
  access: 'members:manage',
  body: InvitationBody,
  answers: { status: 200, body: InvitationAnswer },
  handle: async (request, deps) => {
    const { organizationId } = request.caller;
    const { invitationId } = request.body;
    const cause = causeOf(request, deps);
    if (await isKeyReused(deps, cause)) return keyReused;
    const outcome = await execute(deps, invitation, {
      organizationId,
      id: invitationId,
      command: { type: 'RevokeInvitation', data: { invitationId } },
      cause,
      expectedVersion: request.ifMatch,
    });
    const { email } = ('aggregate' in outcome ? outcome.aggregate?.state : undefined) ?? {};
    if (email !== undefined) {
      await releaseReservation(
        deps,
        { organizationId, id: invitationId, cause },
        invitedEmail(email, cause.occurredAt),
      );
      await leaveInvitation(deps, invitationId, email);
    }
    return answerOutcome(outcome, {
      problems: invitationProblems,
      body: (revoked) => ({ invitation: resourceOf(organizationId, invitationId, revoked) }),
    });
  },
});
