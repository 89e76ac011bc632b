import type { HumanCheck, HumanVerdict, Report } from '@partneros/domain';
import { z } from 'zod';
import { createGuardedFetch, type GuardedOutcome } from '../outbound/guarded-fetch.ts';
import { outboundAllowance } from '../outbound/outbound-allowance.ts';
import { createOutboundGuard } from '../outbound/outbound-guard.ts';

/** How people are told from machines. */
export interface TurnstileOptions {
  readonly secret: string | undefined;
  /** Cloudflare's siteverify, or what stands in for it. */
  readonly url: string;
  readonly production: boolean;
  readonly report: Report;
  /** Default 5 s. */
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 5_000;
// https://developers.cloudflare.com/turnstile/get-started/server-side-validation/
const MAX_TOKEN = 2_048;

const Verified = z.union([
  z.object({ success: z.literal(true) }),
  z.object({ success: z.literal(false), 'error-codes': z.array(z.string()).default([]) }),
]);

// What is wrong with the token; every other code is about our secret, our request or Cloudflare itself.
const TOKENS_FAULT: ReadonlySet<string> = new Set([
  'missing-input-response',
  'invalid-input-response',
  'timeout-or-duplicate',
]);

/**
 * Asks Cloudflare Turnstile. Whatever is not a clear yes lets nobody in. Without a secret everybody passes, except in
 * production, where nobody does.
 */
export const createTurnstile = (options: TurnstileOptions): HumanCheck => {
  const { secret, url, production, report, timeoutMs = TIMEOUT_MS } = options;
  if (secret === undefined) return { verify: async () => (production ? 'unavailable' : 'passed') };

  // The operator's own choice of address; still without redirects and with one limit of time over everything.
  const allowance = outboundAllowance([new URL(url).hostname.replace(/^\[|\]$/g, '')]);
  const fetch = createGuardedFetch({ guard: createOutboundGuard({ allowance }), timeoutMs });
  return {
    verify: async (token, key) => {
      if (token === undefined || token === '' || token.length > MAX_TOKEN) return 'failed';
      const outcome = await fetch({
        method: 'POST',
        url,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ secret, response: token, idempotency_key: key }),
      });
      const verdict = verdictOf(outcome);
      if (verdict === 'unavailable') report({ where: 'turnstile', error: new Error(troubleOf(outcome)) });
      return verdict;
    },
  };
};

const verdictOf = (outcome: GuardedOutcome): HumanVerdict => {
  if (outcome.kind !== 'answered' || outcome.status !== 200 || !outcome.complete) return 'unavailable';
  const verified = Verified.safeParse(jsonOf(outcome.body));
  if (!verified.success) return 'unavailable';
  if (verified.data.success) return 'passed';
  const codes = verified.data['error-codes'];
  return codes.length > 0 && codes.every((code) => TOKENS_FAULT.has(code)) ? 'failed' : 'unavailable';
};

const troubleOf = (outcome: GuardedOutcome): string => {
  switch (outcome.kind) {
    case 'answered':
      return `Turnstile answered ${outcome.status} without a verdict.`;
    case 'refused':
      return `Turnstile may not be called: ${outcome.reason}`;
    case 'unanswered':
      return `Turnstile does not answer: ${outcome.message}`;
  }
};

const jsonOf = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
};
