import { isOwnNetwork } from './outbound/own-network.ts';

/** What is looked at: connection strings and brokers as they were set. */
export interface Reaches {
  readonly DATA_DIR: string;
  readonly EVENTSTOREDB_URL?: string | undefined;
  readonly MONGODB_URL?: string | undefined;
  readonly KAFKA_BROKERS: readonly string[];
  readonly KAFKA_TLS: 'on' | 'off';
  readonly SESSION_SECRET?: string | undefined;
  readonly TURNSTILE_SECRET?: string | undefined;
  readonly OPENAI_BASE_URL: string;
}

/** A setting, and why production must not start with it. */
export interface Unsafe {
  readonly name: keyof Reaches;
  readonly message: string;
}

/** What would lose data in production, or show it to whoever listens or tries the password of the manual. */
export const unsafeInProduction = (env: Reaches): readonly Unsafe[] => [
  ...when(env.SESSION_SECRET === undefined, 'SESSION_SECRET', 'is required in production'),
  ...when(env.DATA_DIR === ':memory:', 'DATA_DIR', 'must be a folder in production, not memory'),
  ...when(
    /[?&]tls=false/i.test(env.EVENTSTOREDB_URL ?? ''),
    'EVENTSTOREDB_URL',
    'must not switch TLS off in production',
  ),
  ...when(
    /:\/\/(admin|ops):changeit@/i.test(env.EVENTSTOREDB_URL ?? ''),
    'EVENTSTOREDB_URL',
    'must not use the default password in production',
  ),
  // Cloudflare publishes secrets for tests: with them everybody passes, or nobody.
  ...when(
    /^[123]x0{10,}/.test(env.TURNSTILE_SECRET ?? ''),
    'TURNSTILE_SECRET',
    'must not be a secret for tests in production',
  ),
  ...when(
    env.OPENAI_BASE_URL.startsWith('http:') && !isOwnNetwork(new URL(env.OPENAI_BASE_URL).hostname),
    'OPENAI_BASE_URL',
    'must begin with https:// in production: its host is not of a private network, and the key would travel in the clear',
  ),
  ...when(
    !usesTls(env.MONGODB_URL) && hostsOf(env.MONGODB_URL).some((host) => !isOwnNetwork(host)),
    'MONGODB_URL',
    `must say tls=true in production: its hosts are not of a private network`,
  ),
  ...when(
    env.KAFKA_TLS === 'off' && env.KAFKA_BROKERS.some((broker) => !isOwnNetwork(hostOf(broker))),
    'KAFKA_TLS',
    'must be on in production: the brokers are not of a private network',
  ),
];

const when = (unsafe: boolean, name: keyof Reaches, message: string): readonly Unsafe[] =>
  unsafe ? [{ name, message }] : [];

// A name that is looked up by SRV records implies TLS.
const usesTls = (url = ''): boolean =>
  (url.startsWith('mongodb+srv:') && !/[?&](tls|ssl)=false/i.test(url)) || /[?&](tls|ssl)=true/i.test(url);

const hostsOf = (url = ''): readonly string[] => {
  const [authority = ''] = (url.split('://')[1] ?? '').split(/[/?]/);
  return (authority.split('@').at(-1) ?? '')
    .split(',')
    .filter((host) => host !== '')
    .map(hostOf);
};

const hostOf = (hostAndPort: string): string => hostAndPort.replace(/:\d+$/, '');
