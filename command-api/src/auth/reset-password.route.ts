import { execute, PLATFORM, user } from '@partneros/domain';
import { problem } from '@partneros/infra/http';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { NewPassword, Success } from './auth.schemas.ts';
import { redeemResetToken } from './reset-tokens.ts';
import { secretlessCause } from './secretless-cause.ts';

export const resetPasswordRoute = commandRoute({
  method: 'POST',
  path: '/api/auth/reset-password',
  tag: 'Authentication',
  summary: 'Choose a new password with the token from the mail; ends every session of the user',
  access: 'public',
  limit: 'reset',
  body: z.strictObject({ token: z.string().min(1).max(200), newPassword: NewPassword }),
  answers: { status: 200, body: Success },
  handle: async (request, deps) => {
    const userId = await redeemResetToken(deps, request.body.token);
    if (userId === undefined)
      return problem(400, 'invalid_request', 'This link was used already or is too old; ask for a new one.');

    const cause = secretlessCause({ ...request, caller: undefined }, deps);
    await execute(deps, user, {
      organizationId: PLATFORM,
      id: userId,
      command: { type: 'ChangePassword', data: { userId, by: 'reset' } },
      cause: { ...cause, commandId: deps.ids.derive(cause.commandId, userId), actor: { type: 'user', id: userId } },
    });
    await deps.passwords.set(userId, request.body.newPassword);
    await deps.sessions.closeAll(userId);
    return { body: { success: true } };
  },
});
