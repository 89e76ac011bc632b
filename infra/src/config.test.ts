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

describe('the configuration', () => {
  it('has a default for everything', () => {
    deepStrictEqual(readConfig({ HOME: '/root', SMTP_URL: '' }), {
      port: 3000,
      baseUrl: 'http://localhost:3000',
      dataDir: './data',
      sessionSecret: undefined,
      smtpUrl: undefined,
      mailFrom: 'PartnerOS <partneros@localhost>',
      slackBotToken: undefined,
      metricsPort: undefined,
      outboundAllow: [],
      signUp: 'open',
      logLevel: 'info',
      rateLimitPerMinute: 6000,
      trustProxy: 0,
      production: false,
    });
  });

  it('takes what is set', () => {
    const config = readConfig({
      PORT: '8080',
      BASE_URL: 'https://partners.example.com/',
      OUTBOUND_ALLOW: 'localhost, 10.0.0.0/8,::1',
      NODE_ENV: 'production',
      SESSION_SECRET: 's'.repeat(32),
    });
    strictEqual(config.port, 8080);
    strictEqual(config.baseUrl, 'https://partners.example.com');
    deepStrictEqual(config.outboundAllow, ['localhost', '10.0.0.0/8', '::1']);
    strictEqual(config.production, true);
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
    [{ MONGODB_URL: 'mongodb://x' }, 'MONGODB_URL is not supported yet; unset it'],
  ];
  for (const [env, message] of refused) it(`refuses to start: ${message}`, () => strictEqual(refusal(env), message));

  it('never repeats a value it refuses', () => {
    strictEqual(refusal({ SESSION_SECRET: 'hunter2' }).includes('hunter2'), false);
    throws(
      () => readConfig({ SMTP_URL: 'http://user:hunter2@x' }),
      (error: Error) => !error.message.includes('hunter2'),
    );
  });
});
