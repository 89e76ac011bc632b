import { createHmac, timingSafeEqual } from 'node:crypto';

/** Carries the moment of signing and the HMAC over it and the body. */
const SIGNATURE_HEADER = 'x-docuseal-signature';
/** Of a Docuseal that does not sign yet: the secret itself, set up as a header of the webhook. */
const SECRET_HEADER = 'x-partneros-secret';

const TOLERANCE_MS = 5 * 60_000;
const SIGNATURE = /^(\d{1,12})\.([\da-f]{64})$/;

/** Whether a webhook is Docuseal's own, and of these minutes. */
export const isFromDocuseal = (
  told: { readonly body: Uint8Array; readonly header: (name: string) => string | undefined; readonly now: string },
  secret: string,
): boolean => {
  const signature = told.header(SIGNATURE_HEADER);
  if (signature === undefined) return isEqual(told.header(SECRET_HEADER) ?? '', secret);
  const [, seconds = '', digest = ''] = SIGNATURE.exec(signature) ?? [];
  if (Math.abs(Date.parse(told.now) - Number(seconds) * 1_000) > TOLERANCE_MS) return false;
  return isEqual(digest, createHmac('sha256', secret).update(`${seconds}.`).update(told.body).digest('hex'));
};

const isEqual = (given: string, expected: string): boolean => {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)];
  return a.length === b.length && timingSafeEqual(a, b);
};
