import type { Timestamp } from '@partneros/domain';
import { type EffectFailure, effectFailure } from '../effects/effect-failure.ts';
import type { GuardedAnswer, GuardedOutcome } from './guarded-fetch.ts';
import { retryAfterMs } from './retry-after.ts';

// CONTRACT: request timeout, too early, too many requests; and everything from 500 on.
const RETRYABLE: ReadonlySet<number> = new Set([408, 425, 429]);

/** The answer where it is a 2xx; else the failure that the outcome means for an effect. */
export const answerOrFailure = (outcome: GuardedOutcome, now: Timestamp): GuardedAnswer | EffectFailure => {
  if (outcome.kind === 'refused') return effectFailure('outbound_refused', outcome.reason);
  if (outcome.kind === 'unanswered') return effectFailure(outcome.code, outcome.message, { retryable: true });

  const { status, headers } = outcome;
  if (status >= 200 && status < 300) return outcome;
  if (status < 400) return effectFailure('redirected', `The receiver answered ${status}; redirects are not followed.`);
  const message = `The receiver answered ${status}.`;
  if (status < 500 && !RETRYABLE.has(status)) return effectFailure('http_error', message);
  return effectFailure('http_error', message, {
    retryable: true,
    retryAfterMs: retryAfterMs(headers['retry-after'], now),
  });
};
