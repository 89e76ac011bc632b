import { createHmac, timingSafeEqual } from 'node:crypto';
import { millisOf, type Timestamp } from '@partneros/domain';

/** The header that carries the signature, in lower case. */
export const SIGNATURE_HEADER = 'x-partneros-signature';

const DEFAULT_TOLERANCE_SECONDS = 300;

/** The signature header of a body: `t=<unix seconds>,v1=<hex HMAC-SHA256 of "<t>.<raw body>">`. */
export const signatureOf = (secret: string, body: string, now: Timestamp): string => {
  const at = secondsOf(now);
  return `t=${at},v1=${hmac(secret, at, body).toString('hex')}`;
};

/**
 * Whether a request was signed with one of the secrets (two while a secret is being changed), not longer ago and not
 * further ahead than the tolerance (default five minutes). `body` is the raw body, before any parsing.
 */
export const verifySignature = (
  secrets: string | readonly string[],
  header: string,
  body: string,
  now: Timestamp,
  toleranceSeconds: number = DEFAULT_TOLERANCE_SECONDS,
): boolean => {
  const fields = header.split(',').map((field) => field.trim());
  const at = Number(fields.find((field) => /^t=\d{1,12}$/.test(field))?.slice(2) ?? Number.NaN);
  if (!(Math.abs(secondsOf(now) - at) <= toleranceSeconds)) return false;
  const given = fields
    .filter((field) => /^v1=[0-9a-f]{64}$/.test(field))
    .map((field) => Buffer.from(field.slice(3), 'hex'));
  const expected = [secrets].flat().map((secret) => hmac(secret, at, body));
  return given.some((signature) => expected.some((wanted) => timingSafeEqual(signature, wanted)));
};

const hmac = (secret: string, at: number, body: string): Buffer =>
  createHmac('sha256', secret).update(`${at}.${body}`).digest();

const secondsOf = (at: Timestamp): number => Math.floor(millisOf(at) / 1000);
