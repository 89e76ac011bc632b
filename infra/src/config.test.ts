import { deepStrictEqual, strictEqual, throws } from 'node:assert/strict';
import { InvalidConfig, readConfig } from './config.ts';

const refusal = (env: Readonly<Record<string, string>>): string => {
  try {
    readConfig(env);
  } catch (thrown) {
    if (thrown instanceof InvalidConfig) return thrown.message;
  }
  throw new Error('not refused');
};

const PRODUCTION = { NODE_ENV: 'production', SESSION_SECRET: 's'.repeat(32) };

describe('the configuration', () => {
  it('has a default for everything', () => {
    deepStrictEqual(readConfig({ HOME: '/root', SMTP_URL: '' }), {
      port: 3000,
      baseUrl: 'http://localhost:3000',
      dataDir: './data',
      openApiFile: undefined,
      eventStoreDbUrl: undefined,
      mongoDbUrl: undefined,
      kafka: { brokers: [], topic: 'partneros.events', clientId: 'partneros', tls: false },
      ai: {
        apiKey: undefined,
        baseUrl: 'https://api.openai.com/v1',
        model: 'gpt-4o-mini',
        embeddingModel: undefined,
        prices: { input: 15, output: 60, embedding: 2 },
        monthlyCents: 1_000,
        atOnce: 20,
      },
      sessionSecret: undefined,
      smtpUrl: undefined,
      mailFrom: 'PartnerOS <partneros@localhost>',
      slackBotToken: undefined,
      supabase: undefined,
      docuseal: undefined,
      metricsPort: undefined,
      readyLagSeconds: 30,
      drainSeconds: 0,
      otlpEndpoint: undefined,
      traceRatio: 1,
      outboundAllow: [],
      signUp: 'open',
      turnstileSecret: undefined,
      turnstileUrl: 'https://challenges.cloudflare.com/turnstile/v0/siteverify',
      logLevel: 'info',
      rateLimitPerMinute: 6000,
      workflowRunsPerHour: 1000,
      trustProxy: 0,
      production: false,
      overTls: false,
    });
  });

  it('takes what is set', () => {
    const config = readConfig({
      PORT: '8080',
      BASE_URL: 'https://partners.example.com/',
      OUTBOUND_ALLOW: 'localhost, 10.0.0.0/8,::1',
      EVENTSTOREDB_URL: 'esdb://user:secret@a:2113,b:2113',
      MONGODB_URL: 'mongodb://a:27017,b:27017/partneros?replicaSet=rs0',
      KAFKA_BROKERS: 'kafka-1:9092, kafka-2:9092',
      KAFKA_TLS: 'on',
      KAFKA_TOPIC: 'partners',
      KAFKA_USERNAME: 'partneros',
      KAFKA_PASSWORD: 'secret',
      NODE_ENV: 'production',
      SESSION_SECRET: 's'.repeat(32),
    });
    strictEqual(config.port, 8080);
    strictEqual(config.baseUrl, 'https://partners.example.com');
    deepStrictEqual(config.outboundAllow, ['localhost', '10.0.0.0/8', '::1']);
    deepStrictEqual(config.kafka, {
      brokers: ['kafka-1:9092', 'kafka-2:9092'],
      topic: 'partners',
      clientId: 'partneros',
      tls: true,
      sasl: { mechanism: 'scram-sha-512', username: 'partneros', password: 'secret' },
    });
    strictEqual(config.production, true);
    strictEqual(config.overTls, true);
  });

  it('starts in production with servers of a private network, and with others over TLS', () => {
    for (const env of [
      { MONGODB_URL: 'mongodb://mongodb:27017,10.0.0.1/x?replicaSet=rs0', KAFKA_BROKERS: 'kafka:9092' },
      { MONGODB_URL: 'mongodb+srv://user:secret@db.example.com/x' },
      { MONGODB_URL: 'mongodb://db.example.com/x?replicaSet=rs0&tls=true' },
      { KAFKA_BROKERS: 'kafka.example.com:9092', KAFKA_TLS: 'on' },
      { OPENAI_BASE_URL: 'http://ollama:11434/v1' },
      { OPENAI_BASE_URL: 'https://models.example.com/v1' },
    ])
      strictEqual(readConfig({ ...PRODUCTION, ...env }).production, true);
  });

  const refused: readonly (readonly [env: Readonly<Record<string, string>>, message: string])[] = [
    [{ PORT: '70000' }, 'PORT must be a whole number from 0 to 65535'],
    [
      { PORT: 'x', SIGN_UP: 'maybe' },
      'PORT must be a whole number from 0 to 65535; SIGN_UP must be one of open, closed',
    ],
    [{ BASE_URL: 'ftp://x' }, 'BASE_URL must be a URL that begins with http:// or https://'],
    [{ BASE_URL: 'https://x/path' }, 'BASE_URL must be an origin, without a path or user'],
    [
      { OUTBOUND_ALLOW: 'crm.internal:9000,300.1.2.3' },
      'OUTBOUND_ALLOW must be hosts or CIDR ranges with commas between them',
    ],
    [{ OUTBOUND_ALLOW: 'a b' }, 'OUTBOUND_ALLOW must be hosts or CIDR ranges with commas between them'],
    [{ NODE_ENV: 'production' }, 'SESSION_SECRET is required in production'],
    [
      { TURNSTILE_URL: 'challenges.cloudflare.com' },
      'TURNSTILE_URL must be a URL that begins with http:// or https://',
    ],
    [
      { NODE_ENV: 'production', SESSION_SECRET: 's'.repeat(32), TURNSTILE_SECRET: `1x${'0'.repeat(31)}AA` },
      'TURNSTILE_SECRET must not be a secret for tests in production',
    ],
    [{ DOCUSEAL_URL: 'https://x' }, 'DOCUSEAL_TOKEN and DOCUSEAL_URL must be set together'],
    [{ DOCUSEAL_WEBHOOK_SECRET: 'x'.repeat(16) }, 'DOCUSEAL_WEBHOOK_SECRET needs DOCUSEAL_URL'],
    [{ SUPABASE_URL: 'https://x' }, 'SUPABASE_KEY and SUPABASE_URL must be set together'],
    [{ SUPABASE_URL: 'ftp://x', SUPABASE_KEY: 'k' }, 'SUPABASE_URL must be a URL that begins with http:// or https://'],
    [
      { MONGODB_URL: 'mysql://x' },
      'MONGODB_URL must be a connection string that begins with mongodb:// or mongodb+srv://',
    ],
    [
      { OTEL_EXPORTER_OTLP_ENDPOINT: 'grpc://x' },
      'OTEL_EXPORTER_OTLP_ENDPOINT must be a URL that begins with http:// or https://',
    ],
    [{ OTEL_TRACES_SAMPLER_ARG: '1.5' }, 'OTEL_TRACES_SAMPLER_ARG must be a number from 0 to 1'],
    [{ KAFKA_BROKERS: 'kafka' }, 'KAFKA_BROKERS must be host:port with commas between'],
    [{ KAFKA_TOPIC: 'our events' }, 'KAFKA_TOPIC must be a topic: letters, digits, dots, dashes and underscores'],
    [{ KAFKA_USERNAME: 'partneros' }, 'KAFKA_PASSWORD and KAFKA_USERNAME must be set together'],
    [{ KAFKA_SASL_MECHANISM: 'plain' }, 'KAFKA_SASL_MECHANISM needs KAFKA_USERNAME and KAFKA_PASSWORD'],
    [
      { KAFKA_SASL_MECHANISM: 'gssapi', KAFKA_USERNAME: 'u', KAFKA_PASSWORD: 'p' },
      'KAFKA_SASL_MECHANISM must be one of plain, scram-sha-256, scram-sha-512',
    ],
    [{ ...PRODUCTION, DATA_DIR: ':memory:' }, 'DATA_DIR must be a folder in production, not memory'],
    [
      { ...PRODUCTION, EVENTSTOREDB_URL: 'esdb://ops:changeit@a:1' },
      'EVENTSTOREDB_URL must not use the default password in production',
    ],
    [
      { ...PRODUCTION, MONGODB_URL: 'mongodb://user:secret@10.0.0.1:27017,db.example.com/x?replicaSet=rs0' },
      'MONGODB_URL must say tls=true in production: its hosts are not of a private network',
    ],
    [
      { ...PRODUCTION, MONGODB_URL: 'mongodb+srv://user:secret@db.example.com/x?tls=false' },
      'MONGODB_URL must say tls=true in production: its hosts are not of a private network',
    ],
    [
      { ...PRODUCTION, OPENAI_BASE_URL: 'http://models.example.com/v1' },
      'OPENAI_BASE_URL must begin with https:// in production: its host is not of a private network, and the key would travel in the clear',
    ],
    [
      { ...PRODUCTION, KAFKA_BROKERS: 'kafka:9092,kafka.example.com:9092' },
      'KAFKA_TLS must be on in production: the brokers are not of a private network',
    ],
    [
      { NODE_ENV: 'production', SESSION_SECRET: 's'.repeat(32), EVENTSTOREDB_URL: 'esdb://a:1?tls=false' },
      'EVENTSTOREDB_URL must not switch TLS off in production',
    ],
    [
      { NODE_ENV: 'production', SESSION_SECRET: 's'.repeat(32), EVENTSTOREDB_URL: 'esdb://admin:changeit@a:1' },
      'EVENTSTOREDB_URL must not use the default password in production',
    ],
  ];
  for (const [env, message] of refused) it(`refuses to start: ${message}`, () => strictEqual(refusal(env), message));

  it('never repeats a value it refuses', () => {
    strictEqual(refusal({ SESSION_SECRET: 'hunter2' }).includes('hunter2'), false);
    throws(
      () => readConfig({ SMTP_URL: 'http://user:hunter2@x' }),
      (error: Error) => !error.message.includes('hunter2'),
    );
  });

  it('keeps cookies to TLS wherever people come over https, production or not', () => {
    strictEqual(readConfig({ BASE_URL: 'https://partners.example.com' }).overTls, true);
    strictEqual(readConfig({ BASE_URL: 'http://partners.example.com' }).overTls, false);
  });
});
