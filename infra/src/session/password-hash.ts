import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** A password's hash with everything that is needed to check against it. Base64. */
export interface PasswordHash {
  readonly algorithm: 'scrypt';
  readonly cost: ScryptCost;
  readonly salt: string;
  readonly hash: string;
}

/** The work factors of scrypt. */
export interface ScryptCost {
  readonly N: number;
  readonly r: number;
  readonly p: number;
}

/** One of the settings that OWASP's Password Storage Cheat Sheet holds equal: 32 MiB, three passes. */
export const RECOMMENDED_COST: ScryptCost = { N: 2 ** 15, r: 8, p: 3 };

const KEY_BYTES = 32;
const SALT_BYTES = 16;

/** Hashes a password with a new salt, on a thread of its own. */
export const hashPassword = async (password: string, cost: ScryptCost): Promise<PasswordHash> => {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(password, salt, cost);
  return { algorithm: 'scrypt', cost, salt: salt.toString('base64'), hash: hash.toString('base64') };
};

/** Whether a password is the one that was hashed; the comparison takes equally long for any. */
export const isPassword = async (password: string, { cost, salt, hash }: PasswordHash): Promise<boolean> =>
  timingSafeEqual(await derive(password, Buffer.from(salt, 'base64'), cost), Buffer.from(hash, 'base64'));

// NFKC, so that a password typed on another keyboard or system is still the same (NIST SP 800-63B, 3.1.1.2).
const derive = (password: string, salt: Buffer, cost: ScryptCost): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const maxmem = 256 * cost.N * cost.r;
    scrypt(password.normalize('NFKC'), salt, KEY_BYTES, { ...cost, maxmem }, (error, key) =>
      error === null ? resolve(key) : reject(error),
    );
  });
