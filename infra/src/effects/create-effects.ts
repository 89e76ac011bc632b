import type { Clock, EffectResult, Effects, KeyValueStore, Outbox } from '@partneros/domain';
import type { Config } from '../config.ts';
import type { Log } from '../log/log.ts';
import { createFileOutbox, emptyOutbox } from '../mail/file-outbox.ts';
import type { Mailer } from '../mail/mailer.ts';
import { createOutboxMailer } from '../mail/outbox-mailer.ts';
import { createSmtpMailer } from '../mail/smtp-mailer.ts';
import { createGuardedFetch } from '../outbound/guarded-fetch.ts';
import { outboundAllowance } from '../outbound/outbound-allowance.ts';
import { createOutboundGuard, type Resolve } from '../outbound/outbound-guard.ts';
import { createWebhookSender } from '../outbound/webhook-sender.ts';
import { createSlackPoster } from '../slack/slack-poster.ts';
import { createBulkhead } from './bulkhead.ts';
import { effectFailure } from './effect-failure.ts';

/** What of the configuration effects need; an empty one is a local start. */
export type EffectsConfig = Partial<
  Pick<Config, 'baseUrl' | 'smtpUrl' | 'mailFrom' | 'slackBotToken' | 'outboundAllow'>
>;

/** Effects, the outbox they may write to, and how to end both. */
export interface OpenEffects {
  readonly effects: Effects;
  readonly outbox: Outbox;
  /** Waits for what is under way, which is bounded by its time limits, and closes connections. */
  close(): Promise<void>;
}

const MOST_AT_ONCE = 16;
const LOCAL_HOST = 'partneros.local';

/**
 * Effects on the real world: mail over SMTP or into the outbox folder, Slack, signed webhooks behind the outbound guard.
 * At most 16 of each kind at once. Throws on a broken OUTBOUND_ALLOW; what it returns never does.
 */
export const createEffects = (options: {
  readonly config: EffectsConfig;
  readonly dataDir: string;
  readonly keyValues: Pick<KeyValueStore, 'get'>;
  readonly clock: Pick<Clock, 'now'>;
  readonly log: Pick<Log, 'error'>;
  /** Of PartnerOS, for `User-Agent`. */
  readonly version: string;
  /** For tests: name resolution, Slack's address, and the time limit over a request. */
  readonly resolve?: Resolve;
  readonly slackUrl?: string;
  readonly timeoutMs?: number;
}): OpenEffects => {
  const { config, dataDir, keyValues, clock, log, version, resolve, slackUrl, timeoutMs } = options;
  const guard = createOutboundGuard({
    allowance: outboundAllowance(config.outboundAllow ?? []),
    ...(resolve === undefined ? {} : { resolve }),
  });
  const fetch = createGuardedFetch({ guard, ...(timeoutMs === undefined ? {} : { timeoutMs }) });
  const mailer = createMailer(config, dataDir, clock);
  const postSlackMessage = createSlackPoster({
    fetch,
    clock,
    token: config.slackBotToken,
    ...(slackUrl === undefined ? {} : { baseUrl: slackUrl }),
  });
  const callWebhook = createWebhookSender({ fetch, keyValues, clock, version });

  const bulkheads = [createBulkhead(MOST_AT_ONCE), createBulkhead(MOST_AT_ONCE), createBulkhead(MOST_AT_ONCE)] as const;
  const [mails, messages, webhooks] = bulkheads;
  const safely = async (work: () => Promise<EffectResult>): Promise<EffectResult> => {
    try {
      return await work();
    } catch (error) {
      log.error('An effect failed unexpectedly.', error, { component: 'effects' });
      return effectFailure('effect_failed', 'It failed for a reason of our own; see the log.', { retryable: true });
    }
  };

  return {
    effects: {
      sendEmail: (email) => mails.run(() => safely(() => mailer.send(email))),
      postSlackMessage: (message) => messages.run(() => safely(() => postSlackMessage(message))),
      callWebhook: (webhook) => webhooks.run(() => safely(() => callWebhook(webhook))),
    },
    outbox: config.smtpUrl === undefined ? createFileOutbox(dataDir) : emptyOutbox,
    close: async () => {
      await Promise.all(bulkheads.map((bulkhead) => bulkhead.drained()));
      mailer.close();
    },
  };
};

const createMailer = (config: EffectsConfig, dataDir: string, clock: Pick<Clock, 'now'>): Mailer => {
  const sender = { from: config.mailFrom ?? `PartnerOS <no-reply@${LOCAL_HOST}>`, host: hostOf(config.baseUrl) };
  return config.smtpUrl === undefined
    ? createOutboxMailer({ dataDir, sender, clock })
    : createSmtpMailer({ url: config.smtpUrl, sender, clock });
};

// `localhost` is every machine's name, and would make the ids of two of them clash.
const hostOf = (baseUrl: string | undefined): string => {
  const host = baseUrl === undefined ? 'localhost' : new URL(baseUrl).hostname;
  return host === 'localhost' ? LOCAL_HOST : host;
};
