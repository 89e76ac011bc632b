import { Id, load, partner, ROLES } from '@partneros/domain';
import { causeOf, problem } from '@partneros/infra/http';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { commandMember } from './command-member.ts';
import { MemberAnswer } from './membership.schemas.ts';

export const changeMemberRoleRoute = commandRoute({
  method: 'POST',
  path: '/api/auth/organization/update-member-role',
  tag: 'Members',
  summary: 'Give a member another role; only an owner makes or unmakes owners, and the last one stays',
  access: 'members:manage',
  body: z.strictObject({ userId: Id, role: z.enum(ROLES), partnerId: Id.nullable().default(null) }),
  answers: { status: 200, body: MemberAnswer },
  handle: async (request, deps) => {
    const { organizationId, userId: by, role: byRole } = request.caller;
    const { userId, role, partnerId } = request.body;
    if (partnerId !== null && (await load(deps, partner, organizationId, partnerId)) === undefined)
      return problem(404, 'not_found', 'Partner not found.');
    return commandMember(deps, {
      organizationId,
      userId,
      ownership: { type: role === 'owner' ? 'AddOwner' : 'RemoveOwner', data: { organizationId, userId, by } },
      command: { type: 'ChangeMemberRole', data: { userId, role, partnerId, by: { userId: by, role: byRole } } },
      cause: causeOf(request, deps),
      expectedVersion: request.ifMatch,
    });
  },
});
