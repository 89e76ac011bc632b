import { INTEGRATION_TOPIC } from '@partneros/domain';
import { z } from 'zod';
import { LOG_LEVELS, type LogLevel } from './log/log.ts';
import { isOutboundEntry } from './outbound/outbound-allowance.ts';
import { unsafeInProduction } from './unsafe-in-production.ts';

/** Where the integration feed goes. */
export interface KafkaConfig {
  /** `host:port`; empty: the feed is off. */
  readonly brokers: readonly string[];
  readonly topic: string;
  readonly clientId: string;
  /** With the certificates that Node trusts; `NODE_EXTRA_CA_CERTS` adds one's own. */
  readonly tls: boolean;
  readonly sasl?: {
    readonly mechanism: 'plain' | 'scram-sha-256' | 'scram-sha-512';
    readonly username: string;
    readonly password: string;
  };
}

/** The model behind AI. Prices are in cents of a US dollar per million tokens. */
export interface AiConfig {
  /** Absent: AI answers `ai_not_configured`, and everything else works. */
  readonly apiKey: string | undefined;
  /** Of OpenAI, or of any server that speaks its chat completions API. */
  readonly baseUrl: string;
  readonly model: string;
  /** Absent: the knowledge base is searched by words alone. */
  readonly embeddingModel: string | undefined;
  readonly prices: { readonly input: number; readonly output: number; readonly embedding: number };
  /** The most that one organization's AI may cost in a month, in cents. */
  readonly monthlyCents: number;
  /** Requests that one organization may have under way at once, in each process. */
  readonly atOnce: number;
}

/** The environment, parsed. */
export interface Config {
  readonly port: number;
  /** Where people reach this, without a path: `https://partners.example.com`. */
  readonly baseUrl: string;
  readonly dataDir: string;
  /** The OpenAPI document that is shown; absent: one of the routes that this process answers. */
  readonly openApiFile: string | undefined;
  /** Where events live; absent: in the embedded store. */
  readonly eventStoreDbUrl: string | undefined;
  /** Where rows, sessions and other small records live; absent: in the embedded store. */
  readonly mongoDbUrl: string | undefined;
  readonly kafka: KafkaConfig;
  readonly ai: AiConfig;
  /** Absent outside production: one is made and kept in `dataDir`. */
  readonly sessionSecret: string | undefined;
  /** Absent: mail goes to the outbox folder. */
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  readonly slackBotToken: string | undefined;
  /** Where files lie; absent: in `dataDir`. */
  /** Where documents are signed; absent: here. */
  readonly docuseal:
    | { readonly url: string; readonly token: string; readonly webhookSecret: string | undefined }
    | undefined;
  readonly supabase: { readonly url: string; readonly key: string } | undefined;
  /** Hosts and CIDR ranges, some with a port, that requests to the outside may reach although they are private. */
  readonly outboundAllow: readonly string[];
  readonly signUp: 'open' | 'closed';
  /** Of Cloudflare Turnstile; absent in production: nobody can apply. */
  readonly turnstileSecret: string | undefined;
  readonly turnstileUrl: string;
  readonly logLevel: LogLevel;
  readonly rateLimitPerMinute: number;
  /** Runs of one workflow that begin within an hour; those over it are held. */
  readonly workflowRunsPerHour: number;
  /** Proxies in front whose `X-Forwarded-For` is believed. */
  readonly trustProxy: number;
  readonly production: boolean;
  /** Where Prometheus finds `/metrics`; absent: nowhere. */
  readonly metricsPort: number | undefined;
  /** A list or the engine that is further behind makes its process unready. */
  readonly readyLagSeconds: number;
  /** How long a stopping process still accepts after it has gone unready, so that a balancer can notice. */
  readonly drainSeconds: number;
  /** The OTLP/HTTP collector that gets traces; absent: there are none. */
  readonly otlpEndpoint: string | undefined;
  /** Which part of the traces that begin here is kept, 0 to 1. */
  readonly traceRatio: number;
  /** People reach this over TLS: cookies travel over nothing else. In production, and wherever `baseUrl` says so. */
  readonly overTls: boolean;
}

/** The environment cannot be started with. The message names each variable and what it should be, never its value. */
export class InvalidConfig extends Error {
  override readonly name = 'InvalidConfig';
}

/** Reads the configuration from environment variables; an empty one counts as absent. Throws `InvalidConfig`. */
export const readConfig = (env: Readonly<Record<string, string | undefined>>): Config => {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));
  const parsed = Environment.safeParse(set);
  const wrong = parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`);
  if (!parsed.success) throw new InvalidConfig(wrong.join('; '));

  const { data } = parsed;
  return {
    port: data.PORT,
    baseUrl: data.BASE_URL ?? `http://localhost:${data.PORT}`,
    dataDir: data.DATA_DIR,
    openApiFile: data.OPENAPI_FILE,
    eventStoreDbUrl: data.EVENTSTOREDB_URL,
    mongoDbUrl: data.MONGODB_URL,
    kafka: {
      brokers: data.KAFKA_BROKERS,
      topic: data.KAFKA_TOPIC,
      clientId: data.KAFKA_CLIENT_ID,
      tls: data.KAFKA_TLS === 'on',
      ...(data.KAFKA_USERNAME !== undefined &&
        data.KAFKA_PASSWORD !== undefined && {
          sasl: {
            mechanism: data.KAFKA_SASL_MECHANISM ?? 'scram-sha-512',
            username: data.KAFKA_USERNAME,
            password: data.KAFKA_PASSWORD,
          },
        }),
    },
    ai: {
      apiKey: data.OPENAI_API_KEY,
      baseUrl: data.OPENAI_BASE_URL,
      model: data.OPENAI_MODEL,
      embeddingModel: data.OPENAI_EMBEDDING_MODEL,
      prices: {
        input: data.AI_INPUT_CENTS_PER_MILLION,
        output: data.AI_OUTPUT_CENTS_PER_MILLION,
        embedding: data.AI_EMBEDDING_CENTS_PER_MILLION,
      },
      monthlyCents: data.AI_MONTHLY_CENTS,
      atOnce: data.AI_REQUESTS_AT_ONCE,
    },
    sessionSecret: data.SESSION_SECRET,
    smtpUrl: data.SMTP_URL,
    mailFrom: data.MAIL_FROM,
    slackBotToken: data.SLACK_BOT_TOKEN,
    docuseal:
      data.DOCUSEAL_URL === undefined || data.DOCUSEAL_TOKEN === undefined
        ? undefined
        : { url: data.DOCUSEAL_URL, token: data.DOCUSEAL_TOKEN, webhookSecret: data.DOCUSEAL_WEBHOOK_SECRET },
    supabase:
      data.SUPABASE_URL === undefined || data.SUPABASE_KEY === undefined
        ? undefined
        : { url: data.SUPABASE_URL, key: data.SUPABASE_KEY },
    outboundAllow: data.OUTBOUND_ALLOW,
    signUp: data.SIGN_UP,
    turnstileSecret: data.TURNSTILE_SECRET,
    turnstileUrl: data.TURNSTILE_URL,
    logLevel: data.LOG_LEVEL,
    rateLimitPerMinute: data.RATE_LIMIT_PER_MINUTE,
    workflowRunsPerHour: data.WORKFLOW_RUNS_PER_HOUR,
    trustProxy: data.TRUST_PROXY,
    production: data.NODE_ENV === 'production',
    metricsPort: data.METRICS_PORT,
    readyLagSeconds: data.READY_LAG_SECONDS,
    drainSeconds: data.DRAIN_SECONDS,
    otlpEndpoint: data.OTEL_EXPORTER_OTLP_ENDPOINT,
    traceRatio: data.OTEL_TRACES_SAMPLER_ARG,
    overTls: data.NODE_ENV === 'production' || data.BASE_URL?.startsWith('https:') === true,
  };
};

const whole = (from: number, to: number) =>
  z
    .string()
    .regex(/^\d{1,9}$/, `must be a whole number from ${from} to ${to}`)
    .transform(Number)
    .refine((value) => value >= from && value <= to, `must be a whole number from ${from} to ${to}`);

const oneOf = <const Value extends string>(...values: readonly [Value, ...Value[]]) =>
  z.enum(values, `must be one of ${values.join(', ')}`);

const urlOf = (schemes: readonly string[]) =>
  z.string().refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol), {
    message: `must be a URL that begins with ${schemes.map((scheme) => `${scheme}//`).join(' or ')}`,
    abort: true,
  });

// Not a URL to every parser: a connection string may name several hosts with their ports.
const connectionString = (...schemes: readonly string[]) =>
  z
    .string()
    .refine((text) => schemes.some((scheme) => text.startsWith(`${scheme}://`) && text.length > scheme.length + 3), {
      message: `must be a connection string that begins with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`,
      abort: true,
    });

const modelName = z.string().max(200, 'is too long');

const Environment = z
  .object({
    PORT: whole(0, 65_535).default(3000),
    BASE_URL: urlOf(['http:', 'https:'])
      .refine((text) => new URL(text).href === `${new URL(text).origin}/`, 'must be an origin, without a path or user')
      .transform((text) => new URL(text).origin)
      .optional(),
    DATA_DIR: z.string().default('./data'),
    OPENAPI_FILE: z.string().optional(),
    EVENTSTOREDB_URL: connectionString('esdb', 'esdb+discover').optional(),
    MONGODB_URL: connectionString('mongodb', 'mongodb+srv').optional(),
    KAFKA_BROKERS: z
      .string()
      .transform((text) => text.split(',').map((entry) => entry.trim()))
      .refine(
        (entries) => entries.every((entry) => /^[^\s:/]+:\d{1,5}$/.test(entry)),
        'must be host:port with commas between',
      )
      .default([]),
    KAFKA_TOPIC: z
      .string()
      .regex(/^[a-zA-Z0-9._-]{1,249}$/, 'must be a topic: letters, digits, dots, dashes and underscores')
      .default(INTEGRATION_TOPIC),
    KAFKA_CLIENT_ID: z.string().max(200, 'is too long').default('partneros'),
    KAFKA_TLS: oneOf('on', 'off').default('off'),
    KAFKA_SASL_MECHANISM: oneOf('plain', 'scram-sha-256', 'scram-sha-512').optional(),
    KAFKA_USERNAME: z.string().optional(),
    KAFKA_PASSWORD: z.string().optional(),
    OPENAI_API_KEY: z.string().optional(),
    OPENAI_BASE_URL: urlOf(['http:', 'https:'])
      .transform((text) => text.replace(/\/+$/, ''))
      .default('https://api.openai.com/v1'),
    OPENAI_MODEL: modelName.default('gpt-4o-mini'),
    OPENAI_EMBEDDING_MODEL: modelName.optional(),
    // What gpt-4o-mini and text-embedding-3-small cost: https://platform.openai.com/docs/pricing
    AI_INPUT_CENTS_PER_MILLION: whole(0, 1_000_000).default(15),
    AI_OUTPUT_CENTS_PER_MILLION: whole(0, 1_000_000).default(60),
    AI_EMBEDDING_CENTS_PER_MILLION: whole(0, 1_000_000).default(2),
    AI_MONTHLY_CENTS: whole(0, 100_000_000).default(1_000),
    AI_REQUESTS_AT_ONCE: whole(1, 1_000).default(20),
    SESSION_SECRET: z.string().min(32, 'must have at least 32 characters').optional(),
    SMTP_URL: urlOf(['smtp:', 'smtps:']).optional(),
    MAIL_FROM: z
      .string()
      .max(320, 'is too long')
      .regex(/^[^\r\n]*[^\s@<>]@[^\s@<>]+>?$/, 'must be an address such as Partners <partners@example.com>')
      .default('PartnerOS <partneros@localhost>'),
    SLACK_BOT_TOKEN: z
      .string()
      .regex(/^xox[a-z]-\S+$/, 'must be a token that begins with xoxb-')
      .optional(),
    DOCUSEAL_URL: urlOf(['http:', 'https:']).optional(),
    DOCUSEAL_TOKEN: z.string().optional(),
    DOCUSEAL_WEBHOOK_SECRET: z.string().min(16, 'must have at least 16 characters').optional(),
    SUPABASE_URL: urlOf(['http:', 'https:']).optional(),
    SUPABASE_KEY: z.string().optional(),
    OUTBOUND_ALLOW: z
      .string()
      .transform((text) => text.split(',').map((entry) => entry.trim()))
      .refine((entries) => entries.every(isOutboundEntry), 'must be hosts or CIDR ranges with commas between them')
      .default([]),
    SIGN_UP: oneOf('open', 'closed').default('open'),
    TURNSTILE_SECRET: z.string().optional(),
    TURNSTILE_URL: urlOf(['http:', 'https:']).default('https://challenges.cloudflare.com/turnstile/v0/siteverify'),
    LOG_LEVEL: oneOf(...LOG_LEVELS).default('info'),
    RATE_LIMIT_PER_MINUTE: whole(1, 100_000_000).default(6_000),
    WORKFLOW_RUNS_PER_HOUR: whole(1, 100_000_000).default(1_000),
    TRUST_PROXY: whole(0, 10).default(0),
    METRICS_PORT: whole(0, 65_535).optional(),
    READY_LAG_SECONDS: whole(5, 86_400).default(30),
    DRAIN_SECONDS: whole(0, 15).default(0),
    OTEL_EXPORTER_OTLP_ENDPOINT: urlOf(['http:', 'https:']).optional(),
    OTEL_TRACES_SAMPLER_ARG: z
      .string()
      .regex(/^(0(\.\d{1,9})?|1(\.0{1,9})?)$/, 'must be a number from 0 to 1')
      .transform(Number)
      .default(1),
    NODE_ENV: oneOf('development', 'test', 'production').default('development'),
  })
  .superRefine((env, context) => {
    if (env.NODE_ENV !== 'production') return;
    for (const { name, message } of unsafeInProduction(env))
      context.addIssue({ code: 'custom', path: [name], message });
  })
  .refine((env) => (env.KAFKA_USERNAME === undefined) === (env.KAFKA_PASSWORD === undefined), {
    path: ['KAFKA_PASSWORD'],
    message: 'and KAFKA_USERNAME must be set together',
  })
  .refine((env) => env.DOCUSEAL_WEBHOOK_SECRET === undefined || env.DOCUSEAL_URL !== undefined, {
    path: ['DOCUSEAL_WEBHOOK_SECRET'],
    message: 'needs DOCUSEAL_URL',
  })
  .refine((env) => (env.DOCUSEAL_URL === undefined) === (env.DOCUSEAL_TOKEN === undefined), {
    path: ['DOCUSEAL_TOKEN'],
    message: 'and DOCUSEAL_URL must be set together',
  })
  .refine((env) => (env.SUPABASE_URL === undefined) === (env.SUPABASE_KEY === undefined), {
    path: ['SUPABASE_KEY'],
    message: 'and SUPABASE_URL must be set together',
  })
  .refine((env) => env.KAFKA_USERNAME !== undefined || env.KAFKA_SASL_MECHANISM === undefined, {
    path: ['KAFKA_SASL_MECHANISM'],
    message: 'needs KAFKA_USERNAME and KAFKA_PASSWORD',
  });
