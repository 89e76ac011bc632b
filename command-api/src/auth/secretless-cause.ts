import type { Cause } from '@partneros/domain';
import { causeOf } from '@partneros/infra/http';
import type { CommandDeps } from '../http/command-deps.ts';

const SECRETS = ['password', 'currentPassword', 'newPassword', 'token'];

/**
 * The cause of a command whose request carries a secret. The fingerprint of a body is stored with the events; a plain
 * hash of a password there would be an invitation to guess it.
 */
export const secretlessCause = (request: Parameters<typeof causeOf>[0], deps: CommandDeps): Cause =>
  causeOf(
    {
      ...request,
      body: Object.fromEntries(Object.entries(request.body ?? {}).filter(([name]) => !SECRETS.includes(name))),
    },
    deps,
  );
