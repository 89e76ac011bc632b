import { createHash, randomBytes } from 'node:crypto';

/** A secret for a link: random enough that nobody guesses it, and safe in an address. */
export const newSecretToken = (): string => randomBytes(32).toString('base64url');

/** What is kept of a token: who reads it can open nothing. The token is random enough not to need a slow hash. */
export const fingerprintOf = (token: string): string => createHash('sha256').update(token).digest('hex');
