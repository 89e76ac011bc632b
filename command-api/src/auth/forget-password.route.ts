import { EmailAddress, load, PLATFORM, user, userIdOf } from '@partneros/domain';
import { z } from 'zod';
import type { CommandDeps } from '../http/command-deps.ts';
import { commandRoute } from '../http/command-route.ts';
import { Success } from './auth.schemas.ts';
import { issueResetToken } from './reset-tokens.ts';

export const forgetPasswordRoute = commandRoute({
  method: 'POST',
  path: '/api/auth/forget-password',
  tag: 'Authentication',
  summary: 'Ask for a mail that lets one choose a new password',
  access: 'public',
  limit: 'reset',
  body: z.strictObject({
    email: EmailAddress,
    redirectTo: z.string().max(2_000).optional().describe('Taken and ignored: the mail leads to this server.'),
  }),
  answers: { status: 200, body: Success },
  handle: async ({ body: { email } }, deps) => {
    const userId = await userIdOf(deps, email);
    const known = await load(deps, user, PLATFORM, userId ?? 'nobody');
    const token = await issueResetToken(deps, known && userId);
    // After the answer: even composing a mail takes long enough to tell who has an account. It never throws.
    if (known !== undefined) setImmediate(() => void deps.effects.sendEmail(resetMail(deps, email, token)));
    return { body: { success: true } };
  },
});

const resetMail = ({ ids, baseUrl }: CommandDeps, email: string, token: string) => ({
  organizationId: PLATFORM,
  key: `password-reset-${ids.next()}`,
  to: [email],
  subject: 'Choose a new password',
  text: [
    'Somebody, probably you, asked for a new password at PartnerOS.',
    '',
    `Choose it here within an hour: ${baseUrl}/reset-password?token=${token}`,
    '',
    'If it was not you, there is nothing to do: your password stays as it is.',
  ].join('\n'),
});
