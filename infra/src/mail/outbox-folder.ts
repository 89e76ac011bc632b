import { join } from 'node:path';
import { isMailId } from './mail-id.ts';

/** What the files of mails end in. */
export const MAIL_FILE = '.eml';

/** Where an organization's mails lie; `undefined` for an id that could lead elsewhere. */
export const outboxFolder = (dataDir: string, organizationId: string): string | undefined =>
  isMailId(organizationId) ? join(dataDir, 'outbox', organizationId) : undefined;
