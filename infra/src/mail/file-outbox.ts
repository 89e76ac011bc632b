import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { InvalidCursor, type Outbox, type OutboxMail, timestampOf } from '@partneros/domain';
import PostalMime from 'postal-mime';
import { isMailId } from './mail-id.ts';
import { MAIL_FILE, outboxFolder } from './outbox-folder.ts';

/** The mails that lie in the outbox folder. A mail's time is its file's. */
export const createFileOutbox = (dataDir: string): Outbox => ({
  list: async (organizationId, limit, after) => {
    const folder = outboxFolder(dataDir, organizationId);
    if (folder === undefined) return [];
    const files = await Promise.all((await namesIn(folder)).map((name) => fileAt(folder, name)));
    const newest = files
      .filter((file) => file !== undefined)
      .sort((a, b) => b.millis - a.millis || (a.id < b.id ? -1 : 1));
    const last = after === undefined ? -1 : newest.findIndex(({ id }) => id === after);
    if (after !== undefined && last < 0) throw new InvalidCursor('no mail has this id');
    const wanted = newest.slice(last + 1, last + 1 + limit);
    const mails = await Promise.all(wanted.map((file) => readMail(folder, file)));
    return mails.filter((mail) => mail !== undefined).map(({ source: _, ...mail }) => mail);
  },
  read: async (organizationId, id) => {
    const folder = outboxFolder(dataDir, organizationId);
    if (folder === undefined || !isMailId(id)) return undefined;
    const file = await fileAt(folder, id + MAIL_FILE);
    return file && readMail(folder, file);
  },
});

/** The outbox of a system that sends its mail. */
export const emptyOutbox: Outbox = { list: async () => [], read: async () => undefined };

interface MailFile {
  readonly id: string;
  readonly millis: number;
}

const namesIn = async (folder: string): Promise<readonly string[]> => {
  const names = (await orAbsent(readdir(folder))) ?? [];
  return names.filter((name) => name.endsWith(MAIL_FILE) && isMailId(name.slice(0, -MAIL_FILE.length)));
};

const fileAt = async (folder: string, name: string): Promise<MailFile | undefined> => {
  const found = await orAbsent(stat(join(folder, name)));
  return found && { id: name.slice(0, -MAIL_FILE.length), millis: Math.round(found.mtimeMs) };
};

const readMail = async (
  folder: string,
  { id, millis }: MailFile,
): Promise<(OutboxMail & { readonly source: string }) | undefined> => {
  const source = await orAbsent(readFile(join(folder, id + MAIL_FILE), 'utf8'));
  if (source === undefined) return undefined;
  const { messageId = '', to = [], subject = '' } = await PostalMime.parse(source);
  const recipients = to.flatMap(({ address }) => address ?? []);
  return { id, messageId, to: recipients, subject, at: timestampOf(millis), source };
};

const orAbsent = async <T>(work: Promise<T>): Promise<T | undefined> => {
  try {
    return await work;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
};
