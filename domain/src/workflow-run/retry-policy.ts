/** Attempts of one step, the first included. */
export const MAX_ATTEMPTS = 5;

const FIRST_PAUSE_MS = 10_000;
const GROWTH = 3;
const JITTER = 0.2;

/**
 * Pause after a failed attempt, in milliseconds: 10 s × 3ⁿ, longer by up to a fifth so that a crowd spreads out, and
 * never shorter than the receiver asked for. `chance` is in [0, 1). Nothing after the last attempt.
 */
export const pauseAfter = (attempt: number, chance: number, retryAfterMs = 0): number | undefined =>
  attempt >= MAX_ATTEMPTS
    ? undefined
    : Math.max(Math.round(FIRST_PAUSE_MS * GROWTH ** (attempt - 1) * (1 + JITTER * chance)), retryAfterMs);
