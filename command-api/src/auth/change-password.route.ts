import { execute, PLATFORM, user } from '@partneros/domain';
import { problem } from '@partneros/infra/http';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { NewPassword, Success, TriedPassword } from './auth.schemas.ts';
import { secretlessCause } from './secretless-cause.ts';

export const changePasswordRoute = commandRoute({
  method: 'POST',
  path: '/api/auth/change-password',
  tag: 'Authentication',
  summary: 'Change one’s own password; sessions elsewhere go on',
  access: 'session',
  limit: 'sign-in',
  body: z.strictObject({ currentPassword: TriedPassword, newPassword: NewPassword }),
  answers: { status: 200, body: Success },
  handle: async (request, deps) => {
    const { userId } = request.caller;
    const { currentPassword, newPassword } = request.body;
    if (!(await deps.passwords.verify(userId, currentPassword)))
      return problem(400, 'invalid_request', 'The current password is wrong.');

    // On record first: a change that was cut short is repeated, one that nobody knows of would stay unknown.
    await execute(deps, user, {
      organizationId: PLATFORM,
      id: userId,
      command: { type: 'ChangePassword', data: { userId, by: 'change' } },
      cause: secretlessCause(request, deps),
    });
    await deps.passwords.set(userId, newPassword);
    return { body: { success: true } };
  },
});
