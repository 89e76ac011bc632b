import {
  type AddOwner,
  type Cause,
  type ChangeMemberRole,
  effectiveMembership,
  execute,
  isRejection,
  load,
  membership,
  organization,
  type RemoveMember,
  type RemoveOwner,
} from '@partneros/domain';
import { type Answer, answerOutcome, type Problem } from '@partneros/infra/http';
import type { CommandDeps } from '../http/command-deps.ts';
import { organizationProblems } from '../organization/organization.problems.ts';
import { membershipProblems } from './membership.problems.ts';

/** A command on a member, and what it means for who owns the organization. */
export interface MemberCommand {
  readonly organizationId: string;
  readonly userId: string;
  readonly ownership: AddOwner | RemoveOwner;
  readonly command: ChangeMemberRole | RemoveMember;
  readonly cause: Cause;
}

/**
 * Carries out a command on a member in two steps: first ownership, where the organization may refuse, then the
 * membership. Whatever the membership would refuse is refused before the first. Cut short between the two, nobody is more
 * than they should be (`effectiveMembership`), and a repeat finishes it.
 */
export const commandMember = async (
  deps: CommandDeps,
  { organizationId, userId, ownership, command, cause }: MemberCommand,
): Promise<Answer | Problem> => {
  const member = await load(deps, membership, organizationId, userId);
  const foreseen = membership.decide(command, member?.state);
  if (isRejection(foreseen))
    return answerOutcome(
      { kind: 'rejected', code: foreseen.rejected, details: foreseen.details ?? [] },
      { problems: membershipProblems, body: () => ({}) },
    );

  const owned = await execute(deps, organization, {
    organizationId,
    id: organizationId,
    command: ownership,
    cause: { ...cause, commandId: deps.ids.derive(cause.commandId, 'ownership') },
  });
  if (owned.kind !== 'recorded' && owned.kind !== 'unchanged')
    return answerOutcome(owned, { problems: organizationProblems, body: () => ({}) });
  const outcome = await execute(deps, membership, { organizationId, id: userId, command, cause });
  const owners = owned.aggregate?.state.owners ?? [];
  const answer = answerOutcome(outcome, {
    problems: membershipProblems,
    body: ({ state }) => ({
      member: {
        userId,
        email: state.email,
        name: state.name,
        role: effectiveMembership(owners, userId, state)?.role ?? null,
        partnerId: state.partnerId,
      },
    }),
  });
  return 'body' in answer && owned.kind === 'recorded' ? { position: owned.position, ...answer } : answer;
};
