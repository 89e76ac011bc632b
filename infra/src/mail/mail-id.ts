import { createHash } from 'node:crypto';

/** A key as it names a file and a Message-ID: itself where it is plain, else its SHA-256 in hex. */
export const mailIdOf = (key: string): string => (isMailId(key) ? key : createHash('sha256').update(key).digest('hex'));

/** Whether a text can be the id of a mail: what a path in a URL takes, and nothing that leads out of a folder. */
export const isMailId = (text: string): boolean => /^[A-Za-z0-9_-]{1,64}$/.test(text);
