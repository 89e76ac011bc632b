import type { JsonObject } from '../kernel/json.ts';
import type { Timestamp } from '../kernel/time.ts';

/** What an effect came to. A refusal that is worth another try says so, and from when where the receiver told us. */
export type EffectResult =
  | { readonly ok: true; readonly output: JsonObject }
  | {
      readonly ok: false;
      readonly error: { readonly code: string; readonly message: string };
      readonly retryable: boolean;
      readonly retryAfterMs?: number;
    };

interface Effect {
  readonly organizationId: string;
  /** One stable key per step, never per attempt; the receiver gets it, and may drop a repeat by it. */
  readonly key: string;
  /** W3C Trace Context of the step; a webhook's receiver gets it. */
  readonly traceparent?: string | undefined;
}

/** A plain-text mail. The key becomes its Message-ID. */
export interface Email extends Effect {
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
}

/** A message to a Slack channel (`#deals`) or user. Slack cannot drop repeats: after a crash it may come twice. */
export interface SlackMessage extends Effect {
  readonly channel: string;
  readonly text: string;
}

/** A signed request. `secretId` names the signing secret; the secret itself is never in an event. */
export interface Webhook extends Effect {
  readonly url: string;
  readonly method: 'POST' | 'PUT' | 'PATCH';
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly secretId: string;
  /** Automations up to here. The receiver gets it; handed back to our own API, it ends a loop through there. */
  readonly depth: number;
}

/** What reaches the outside world. Never throws: an outage is a retryable result. */
export interface Effects {
  sendEmail(email: Email): Promise<EffectResult>;
  postSlackMessage(message: SlackMessage): Promise<EffectResult>;
  callWebhook(webhook: Webhook): Promise<EffectResult>;
}

/** A mail that lies in the outbox folder because no SMTP server is configured. */
export interface OutboxMail {
  readonly id: string;
  readonly messageId: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly at: Timestamp;
}

/** The outbox folder; empty when mail goes to a server. */
export interface Outbox {
  /** Newest first; after the mail with the id `after`, where one is given. Throws `InvalidCursor` when there is none. */
  list(organizationId: string, limit: number, after?: string): Promise<readonly OutboxMail[]>;
  /** One mail, with its whole source as it would have been sent (RFC 5322). */
  read(organizationId: string, id: string): Promise<(OutboxMail & { readonly source: string }) | undefined>;
}
