import { Id } from '@partneros/domain';
import { causeOf } from '@partneros/infra/http';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { commandMember } from './command-member.ts';
import { MemberAnswer } from './membership.schemas.ts';

export const removeMemberRoute = commandRoute({
  method: 'POST',
  path: '/api/auth/organization/remove-member',
  tag: 'Members',
  summary: 'Put a member out; it bites at their next request',
  access: 'members:manage',
  body: z.strictObject({ userId: Id }),
  answers: { status: 200, body: MemberAnswer },
  handle: async (request, deps) => {
    const { organizationId, userId: by } = request.caller;
    const { userId } = request.body;
    return commandMember(deps, {
      organizationId,
      userId,
      ownership: { type: 'RemoveOwner', data: { organizationId, userId, by } },
      command: { type: 'RemoveMember', data: { userId } },
      cause: causeOf(request, deps),
      expectedVersion: request.ifMatch,
    });
  },
});
