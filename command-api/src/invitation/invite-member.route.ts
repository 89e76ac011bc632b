import {
  type Aggregate,
  addMillis,
  DAY,
  EmailAddress,
  executeReserving,
  findMembership,
  foresee,
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
  limit: 'invite',
  body: z.strictObject({ email: EmailAddress, role: z.enum(ROLES), partnerId: Id.nullable().default(null) }),
  answers: { status: 201, body: z.object({ invitation: InvitationResource, emailSent: z.boolean() }) },
  handle: async (request, deps) => {
    const { organizationId, userId: invitedBy } = request.caller;
    const { email, role, partnerId } = request.body;
    const cause = causeOf(request, deps);
    const invitationId = deps.ids.derive(cause.commandId, 'invitation');
    const expiresAt = addMillis(cause.occurredAt, GOOD_FOR_MS);
    const command: InviteMember = {
      type: 'InviteMember',
      data: { invitationId, email, role, partnerId, invitedBy, expiresAt },
    };
    const invite = { organizationId, id: invitationId, command, cause };

    // A repeat answers as the first time did, also when the person is a member by now.
    if ((await load(deps, invitation, organizationId, invitationId)) === undefined) {
      if (partnerId !== null && (await load(deps, partner, organizationId, partnerId)) === undefined)
        return problem(404, 'not_found', 'Partner not found.');
      const invited = await userIdOf(deps, email);
      if (invited !== undefined && (await findMembership(deps, organizationId, invited)) !== undefined)
        return problem(409, 'duplicate', 'This person is a member already.');
      await enterInvitation(deps, { organizationId, invitationId }, { email, expiresAt });
    }
    const repeat = await foresee(deps, invitation, invite);
    const outcome = repeat ?? (await executeReserving(deps, invitation, invite, invitedEmail(email, cause.occurredAt)));
    if (outcome.kind !== 'recorded') {
      if (outcome.kind !== 'key-reused') await leaveInvitation(deps, invitationId, email);
      if (outcome.kind === 'taken') return problem(409, 'duplicate', 'This person is invited already.');
      return answerOutcome(outcome, { problems: invitationProblems, body: () => ({}) });
    }

    const emailSent = await sendOnce(deps, organizationId, invitationId, outcome.aggregate);
    return answerOutcome(outcome, {
      problems: invitationProblems,
      status: 201,
      body: (made) => ({ invitation: resourceOf(organizationId, invitationId, made), emailSent }),
    });
  },
});

const SENT = 'invitation-mail';

// Repeats that come while the mail is on its way wait for it.
const underway = new Map<string, Promise<boolean>>();

// What was sent is not sent again. After a crash nobody knows: then it is, under the same Message-ID.
const sendOnce = async (
  deps: CommandDeps,
  organizationId: string,
  invitationId: string,
  made: Aggregate<Invitation>,
): Promise<boolean> => {
  const known = underway.get(invitationId);
  if (known !== undefined) return known;
  const sending = (async () => {
    if ((await deps.keyValues.get(SENT, invitationId)) !== undefined) return true;
    const sent = await sendInvitation(deps, organizationId, invitationId, made);
    if (sent) await deps.keyValues.put(SENT, invitationId, {}, { expiresAt: made.state.expiresAt });
    return sent;
  })();
  underway.set(invitationId, sending);
  try {
    return await sending;
  } finally {
    underway.delete(invitationId);
  }
};

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
