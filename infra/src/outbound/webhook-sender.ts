import {
  type Clock,
  type EffectResult,
  type KeyValueStore,
  WEBHOOK_SECRETS,
  type Webhook,
  type WebhookSecret,
  webhookSecretKey,
} from '@partneros/domain';
import { effectFailure } from '../effects/effect-failure.ts';
import { DEPTH_HEADER } from '../http/request-headers.ts';
import { answerOrFailure } from './answer-or-failure.ts';
import type { GuardedAnswer, GuardedFetch } from './guarded-fetch.ts';
import { webhookHeaders } from './webhook-headers.ts';
import { SIGNATURE_HEADER, signatureOf } from './webhook-signature.ts';

const MAX_OUTPUT_BYTES = 4_096;
const READABLE = /^(text\/|application\/([\w.+-]+\+)?json\b)/i;

/**
 * Sends signed webhooks: a body in JSON, `X-PartnerOS-Signature` over exactly its bytes, the step's key as
 * `Idempotency-Key`, its trace as `traceparent`. Output of a 2xx: `{ status, body? }`, at most 4 KiB of a body that is JSON or text.
 */
export const createWebhookSender =
  (options: {
    readonly fetch: GuardedFetch;
    readonly keyValues: Pick<KeyValueStore, 'get'>;
    readonly clock: Pick<Clock, 'now'>;
    readonly version: string;
  }): ((webhook: Webhook) => Promise<EffectResult>) =>
  async ({ organizationId, key, secretId, url, method, headers: theirs, body, depth, traceparent }) => {
    const { fetch, keyValues, clock, version } = options;
    const kept = await keyValues.get<WebhookSecret>(WEBHOOK_SECRETS, webhookSecretKey(organizationId, secretId));
    if (kept === undefined) return effectFailure('secret_missing', 'The signing secret of this webhook is gone.');

    const headers = webhookHeaders(theirs, {
      'content-type': 'application/json',
      'idempotency-key': key,
      'user-agent': `PartnerOS/${version}`,
      [DEPTH_HEADER]: String(depth),
      ...(traceparent === undefined ? {} : { traceparent }),
      [SIGNATURE_HEADER]: signatureOf(kept.secret, body, clock.now()),
    });
    if (headers === undefined) return effectFailure('header_refused', 'One of its headers may not be sent.');

    const answer = answerOrFailure(await fetch({ method, url, headers, body }), clock.now());
    return 'ok' in answer ? answer : { ok: true, output: outputOf(answer) };
  };

const outputOf = ({ status, headers, body }: GuardedAnswer) => {
  const readable = READABLE.test(headers['content-type'] ?? '') && headers['content-encoding'] === undefined;
  if (!readable || body.length === 0) return { status };
  // As a stream, so that a character cut in two at the end is left out.
  return { status, body: new TextDecoder().decode(body.subarray(0, MAX_OUTPUT_BYTES), { stream: true }) };
};
