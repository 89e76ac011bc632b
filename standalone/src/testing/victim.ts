import { once } from 'node:events';
import { connect } from 'node:net';
import { createLog, readConfig } from '@partneros/infra';
import { temporaryFolder } from '@partneros/infra/testing';
import { startStandalone } from '../start-standalone.ts';

/** An answer as an attacker looks at it. */
export interface Seen {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads what it expects; anything else fails it.
  readonly body: any;
  /** The cookie that was set, as a browser sends it back. */
  readonly cookie: string;
}

/** A real server with everything, and its log. */
export interface Victim {
  readonly url: string;
  readonly port: number;
  readonly dataDir: string;
  readonly log: readonly string[];
  /** A request, each from an address of its own. `json` makes it a POST unless another method is named. */
  call(path: string, request?: RequestInit & { readonly json?: unknown; readonly cookie?: string }): Promise<Seen>;
  /** What comes back for these bytes until the server closes the connection. */
  raw(bytes: string): Promise<string>;
  signUp(name: string, organizationName?: string): Promise<Seen>;
  stop(): Promise<void>;
  remove(): void;
}

export const PASSWORD = 'CANARY-password-1';

/** Starts a server over a data folder of its own. */
export const startVictim = async (env: Readonly<Record<string, string>> = {}): Promise<Victim> => {
  const data = temporaryFolder();
  const log: string[] = [];
  const service = await startStandalone(
    readConfig({ PORT: '0', DATA_DIR: data.folder, BASE_URL: 'http://partners.example.com', TRUST_PROXY: '1', ...env }),
    createLog({ level: 'trace', destination: { write: (line) => log.push(line) } }),
  );
  await service.ready;
  let addresses = 0;

  const call: Victim['call'] = async (path, { json, cookie, headers, ...request } = {}) => {
    addresses += 1;
    const response = await fetch(service.url + path, {
      redirect: 'manual',
      ...(json !== undefined && { method: 'POST', body: JSON.stringify(json) }),
      ...request,
      headers: {
        'x-forwarded-for': `10.0.${addresses >> 8}.${addresses & 255}`,
        ...(json !== undefined && { 'content-type': 'application/json' }),
        ...(cookie !== undefined && { cookie }),
        ...(headers as Record<string, string> | undefined),
      },
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: text.startsWith('{') ? JSON.parse(text) : undefined,
      cookie: response.headers.getSetCookie()[0]?.split(';')[0] ?? '',
    };
  };

  return {
    url: service.url,
    port: service.port,
    dataDir: data.folder,
    log,
    call,
    raw: async (bytes) => {
      const socket = connect(service.port, '127.0.0.1');
      let answer = '';
      socket.setEncoding('latin1').on('data', (chunk) => {
        answer += chunk;
      });
      // Cut off in the middle of what it sends: that is an answer too.
      socket.on('error', () => undefined);
      const closed = once(socket, 'close');
      socket.write(bytes);
      await closed;
      return answer;
    },
    signUp: (name, organizationName) =>
      call('/api/auth/sign-up/email', {
        json: { email: `${name}@example.com`, password: PASSWORD, name, organizationName },
      }),
    stop: () => service.stop(),
    remove: data.remove,
  };
};
