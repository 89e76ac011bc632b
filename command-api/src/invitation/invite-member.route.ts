import {
  type Aggregate,
  addMillis,
  DAY,
  EmailAddress,
  executeReserving,
  findMembership,
  Id,
  type Invitation,
  InvitationResource,
  type InviteMember,
  invitation,
  invitedEmail,
  load,
  organization,
  PLATFORM,
  partner,
  ROLES,
  resourceOf,
  user,
  userIdOf,
} from '@partneros/domain';
import { answerOutcome, causeOf, problem } from '@partneros/infra/http';
import { z } from 'zod';
import type { CommandDeps } from '../http/command-deps.ts';
import { commandRoute } from '../http/command-route.ts';
import { invitationProblems } from './invitation.problems.ts';
import { enterInvitation, leaveInvitation } from './invitation-directory.ts';

const GOOD_FOR_MS = 7 * DAY;

export const inviteMemberRoute = commandRoute({
  method: 'POST',
  path: '/api/auth/organization/invite-member',
  tag: 'Members',
  summary: 'Invite a person by mail into a role; `partner` with the partner it is for',
  access: 'members:manage',
  body: z.strictObject({ email: EmailAddress, role: z.enum(ROLES), partnerId: Id.nullable().default(null) }),
  answers: { status: 201, body: z.object({ invitation: InvitationResource, emailSent: z.boolean() }) },
  handle: async (request, deps) => {
    const { organizationId, userId: invitedBy } = request.caller;
    const { email, role, partnerId } = request.body;
    if (partnerId !== null && (await load(deps, partner, organizationId, partnerId)) === undefined)
      return problem(404, 'not_found', 'Partner not found.');
    const invited = await userIdOf(deps, email);
    if (invited !== undefined && (await findMembership(deps, organizationId, invited)) !== undefined)
      return problem(409, 'duplicate', 'This person is a member already.');

    const cause = causeOf(request, deps);
    const invitationId = deps.ids.derive(cause.commandId, 'invitation');
    const expiresAt = addMillis(cause.occurredAt, GOOD_FOR_MS);
    const command: InviteMember = {
      type: 'InviteMember',
      data: { invitationId, email, role, partnerId, invitedBy, expiresAt },
    };
    await enterInvitation(deps, { organizationId, invitationId }, { email, expiresAt });
    const outcome = await executeReserving(
      deps,
      invitation,
      { organizationId, id: invitationId, command, cause },
      invitedEmail(email, cause.occurredAt),
    );
    if (outcome.kind !== 'recorded') {
      await leaveInvitation(deps, invitationId, email);
      if (outcome.kind === 'taken') return problem(409, 'duplicate', 'This person is invited already.');
      return answerOutcome(outcome, { problems: invitationProblems, body: () => ({}) });
    }

    // A repeat sends it again, under the same Message-ID: after a crash nobody knows whether the first went out.
    const emailSent = await sendInvitation(deps, organizationId, invitationId, outcome.aggregate);
    return answerOutcome(outcome, {
      problems: invitationProblems,
      status: 201,
      body: (made) => ({ invitation: resourceOf(organizationId, invitationId, made), emailSent }),
    });
  },
});

const sendInvitation = async (
  deps: CommandDeps,
  organizationId: string,
  invitationId: string,
  { state: { email, role, invitedBy } }: Aggregate<Invitation>,
): Promise<boolean> => {
  const [inviting, inviter] = await Promise.all([
    load(deps, organization, organizationId, organizationId),
    load(deps, user, PLATFORM, invitedBy),
  ]);
  const where = inviting?.state.name ?? 'an organization';
  const sent = await deps.effects.sendEmail({
    // Not the organization's: everybody there may read its mails, and who has this one can get in with it.
    organizationId: PLATFORM,
    key: `invitation-${invitationId}`,
    to: [email],
    subject: `You are invited to ${where}`,
    text: [
      `${inviter?.state.name ?? 'A colleague'} invites you to ${where} on PartnerOS, as ${role}.`,
      '',
      `Accept within seven days: ${deps.baseUrl}/accept-invitation?invitationId=${invitationId}`,
      '',
      `Sign in, or sign up, with this e-mail address: ${email}`,
    ].join('\n'),
  });
  return sent.ok;
};
