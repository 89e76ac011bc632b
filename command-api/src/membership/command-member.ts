import {
  type AddOwner,
  type Cause,
  type ChangeMemberRole,
  effectiveMembership,
  execute,
  foresee,
  membership,
  organization,
  type RemoveMember,
  type RemoveOwner,
} from '@partneros/domain';
import { type Answer, answerOutcome, keyReused, Problem } from '@partneros/infra/http';
import type { CommandDeps } from '../http/command-deps.ts';
import { isKeyReused } from '../http/is-key-reused.ts';
import { organizationProblems } from '../organization/organization.problems.ts';
import { membershipProblems } from './membership.problems.ts';

/** A command on a member, and what it means for who owns the organization. */
export interface MemberCommand {
  readonly organizationId: string;
  readonly userId: string;
  readonly ownership: AddOwner | RemoveOwner;
  readonly command: ChangeMemberRole | RemoveMember;
  readonly cause: Cause;
  /** From `If-Match`. */
  readonly expectedVersion: number | undefined;
}

/**
 * Carries out a command on a member in two steps: first ownership, where the organization may refuse, then the
 * membership. Whatever the membership would refuse is refused before the first. Cut short between the two, nobody is more
 * than they should be (`effectiveMembership`), and a repeat finishes it.
 */
export const commandMember = async (
  deps: CommandDeps,
  { organizationId, userId, ownership, command, cause, expectedVersion }: MemberCommand,
): Promise<Answer | Problem> => {
  if (await isKeyReused(deps, cause)) return keyReused;
  const request = { organizationId, id: userId, command, cause, expectedVersion };
  const foreseen = await foresee(deps, membership, request);
  if (foreseen !== undefined) {
    const answer = answerOutcome(foreseen, { problems: membershipProblems, body: () => ({}) });
    if (answer instanceof Problem) return answer;
  }

  const owned = await execute(deps, organization, {
    organizationId,
    id: organizationId,
    command: ownership,
    cause: { ...cause, commandId: deps.ids.derive(cause.commandId, 'ownership') },
  });
  if (owned.kind !== 'recorded' && owned.kind !== 'unchanged')
    return answerOutcome(owned, { problems: organizationProblems, body: () => ({}) });
  const outcome = await execute(deps, membership, request);
  const owners = owned.aggregate?.state.owners ?? [];
  const answer = answerOutcome(outcome, {
    problems: membershipProblems,
    body: ({ state, version }) => ({
      member: {
        userId,
        email: state.email,
        name: state.name,
        role: effectiveMembership(owners, userId, state)?.role ?? null,
        partnerId: state.partnerId,
        version,
      },
    }),
  });
  return 'body' in answer && owned.kind === 'recorded' ? laterOf(answer, owned.position) : answer;
};

const laterOf = (answer: Answer, position: bigint): Answer =>
  answer.position !== undefined && answer.position > position ? answer : { ...answer, position };
