import type { Clock, EffectResult, SlackMessage } from '@partneros/domain';
import { z } from 'zod';
import { effectFailure } from '../effects/effect-failure.ts';
import { answerOrFailure } from '../outbound/answer-or-failure.ts';
import type { GuardedAnswer, GuardedFetch } from '../outbound/guarded-fetch.ts';
import { retryAfterMs } from '../outbound/retry-after.ts';

const SLACK_API = 'https://slack.com/api';

const Posted = z.union([
  z.object({ ok: z.literal(true), channel: z.string(), ts: z.string() }),
  z.object({ ok: z.literal(false), error: z.string().regex(/^\w{1,64}$/) }),
]);

// Slack's own trouble, or ours with its pace; every other error is about the message, the channel or the token.
const RETRYABLE: ReadonlySet<string> = new Set([
  'fatal_error',
  'internal_error',
  'rate_limited',
  'ratelimited',
  'request_timeout',
  'service_unavailable',
]);

/** Posts messages through Slack's Web API. Output: `{ channel, ts }`, which name the message in Slack. */
export const createSlackPoster = (options: {
  readonly fetch: GuardedFetch;
  readonly clock: Pick<Clock, 'now'>;
  readonly token: string | undefined;
  readonly baseUrl?: string;
}): ((message: SlackMessage) => Promise<EffectResult>) => {
  const { fetch, clock, token, baseUrl = SLACK_API } = options;
  if (token === undefined) {
    return async () => effectFailure('slack_not_configured', 'Set SLACK_BOT_TOKEN to post to Slack.');
  }
  return async ({ channel, text }) => {
    const outcome = await fetch({
      method: 'POST',
      url: `${baseUrl}/chat.postMessage`,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json; charset=utf-8' },
      body: JSON.stringify({ channel, text }),
    });
    const answer = answerOrFailure(outcome, clock.now());
    return 'ok' in answer ? answer : resultOf(answer, clock);
  };
};

const resultOf = ({ body, headers }: GuardedAnswer, clock: Pick<Clock, 'now'>): EffectResult => {
  const posted = Posted.safeParse(jsonOf(body));
  if (!posted.success)
    return effectFailure('slack_error', 'Slack gave no answer that makes sense.', { retryable: true });
  if (posted.data.ok) return { ok: true, output: { channel: posted.data.channel, ts: posted.data.ts } };
  const { error } = posted.data;
  if (!RETRYABLE.has(error)) return effectFailure('slack_error', `Slack refused the message: ${error}.`);
  return effectFailure('slack_error', `Slack is not able to take the message now: ${error}.`, {
    retryable: true,
    retryAfterMs: retryAfterMs(headers['retry-after'], clock.now()),
  });
};

const jsonOf = (body: Buffer): unknown => {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
};
