import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PLATFORM } from '@partneros/domain';

/**
 * What the first mail with a link into the portal has behind its `#`, as its receiver reads it: out of the outbox folder,
 * for no API shows it. Throws while the mail is not there.
 */
export const portalToken = async (dataDir: string, partnerId: string): Promise<string> => {
  const mail = await readFile(join(dataDir, 'outbox', PLATFORM, `portal-link-${partnerId}-1.eml`), 'utf8');
  // Quoted-printable: a line that is too long goes on in the next one.
  const text = mail.replaceAll(/=\r?\n/g, '').replaceAll('=3D', '=');
  const token = /#token=([\w-]+)/.exec(text)?.[1];
  if (token === undefined) throw new Error(`there is no link in the mail for ${partnerId}`);
  return token;
};
