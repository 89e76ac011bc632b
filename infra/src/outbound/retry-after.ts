import { millisOf, type Timestamp } from '@partneros/domain';

const LONGEST_MS = 3_600_000;

/** Milliseconds that a `Retry-After` header asks for, in seconds or as a date; at most one hour. */
export const retryAfterMs = (header: string | undefined, now: Timestamp): number | undefined => {
  const text = header?.trim() ?? '';
  const ms = /^\d{1,10}$/.test(text) ? Number(text) * 1000 : millisOf(text) - millisOf(now);
  return Number.isNaN(ms) ? undefined : Math.min(Math.max(ms, 0), LONGEST_MS);
};
