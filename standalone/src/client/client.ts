import type { JsonObject } from '@partneros/domain';

/** One command as a client sends it. */
export interface Command {
  /** Its `Idempotency-Key`: the same step is the same command, however often it is sent. */
  readonly step: string;
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: object;
}

/** What the server answered, read to its end. */
export interface Answer {
  readonly status: number;
  readonly body: JsonObject;
  /** `X-Event-Position`; absent when nothing was recorded. */
  readonly position: bigint | undefined;
}

/** Watches commands go out and answers come in. A thrown error ends the command. */
export interface Witness {
  sent?(command: Command, attempt: number): void | Promise<void>;
  answered?(command: Command, attempt: number, answer: Answer): void | Promise<void>;
  /** Nobody knows whether it was carried out. */
  unanswered?(command: Command, attempt: number): void | Promise<void>;
}

/** One signed-in person at the HTTP API. */
export interface Client {
  /** The session, as the `Cookie` header holds it; changed by what the server sets. */
  cookie: string | undefined;
  /**
   * Sends a command until it is answered: a broken connection and a 503 are tried again under the same key. Each attempt
   * has a request id of its own, `<step>.<attempt>`. Give `attempts` to leave it unknown after that many.
   */
  send(command: Command, attempts?: number): Promise<Answer | undefined>;
  /** Reads, until it is answered; with a body, what is asked for with a POST. Throws on anything but 200. */
  read(path: string, body?: object): Promise<JsonObject>;
}

/** How a client reaches the server. */
export interface ClientOptions {
  readonly url: string;
  readonly cookie?: string | undefined;
  /** Where it says it is, as a proxy would: a server that trusts one counts its requests by this. */
  readonly address?: string | undefined;
  readonly witness?: Witness;
  /** Waits before the next attempt, until one makes sense. */
  readonly again: () => Promise<void>;
}

const PATIENCE_MS = 30_000;

/** A client that keeps its session and does not give up. */
export const createClient = ({ url, cookie, address, witness = {}, again }: ClientOptions): Client => {
  const client: Client = {
    cookie,
    send: async (command, attempts = Number.POSITIVE_INFINITY) => {
      for (let attempt = 1; attempt <= attempts; attempt += 1) {
        await witness.sent?.(command, attempt);
        const answer = await ask(
          command.method,
          command.path,
          {
            'idempotency-key': command.step,
            'x-request-id': `${command.step}.${attempt}`,
            ...(command.body && { 'content-type': 'application/json' }),
          },
          command.body,
        );
        if (answer !== undefined && answer.status !== 503) {
          await witness.answered?.(command, attempt, answer);
          return answer;
        }
        await witness.unanswered?.(command, attempt);
        await again();
      }
      return undefined;
    },
    read: async (path, body) => {
      const [method, headers] = body === undefined ? ['GET', {}] : ['POST', { 'content-type': 'application/json' }];
      for (;;) {
        const answer = await ask(method, path, headers, body);
        if (answer?.status === 200) return answer.body;
        if (answer !== undefined && answer.status !== 503)
          throw new Error(`${method} ${path} answered ${answer.status}: ${JSON.stringify(answer.body)}`);
        await again();
      }
    },
  };

  const ask = async (
    method: string,
    path: string,
    headers: Readonly<Record<string, string>>,
    body?: object,
  ): Promise<Answer | undefined> => {
    try {
      const response = await fetch(url + path, {
        method,
        headers: {
          ...headers,
          ...(client.cookie && { cookie: client.cookie }),
          ...(address && { 'x-forwarded-for': address }),
        },
        body: body === undefined ? null : JSON.stringify(body),
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      const answered = (await response.json()) as JsonObject;
      const [session] = response.headers.getSetCookie();
      if (session !== undefined) client.cookie = session.split(';')[0];
      const position = response.headers.get('x-event-position');
      return { status: response.status, body: answered, position: position === null ? undefined : BigInt(position) };
    } catch {
      // Refused, reset, cut off in the middle, or too late: all the same to a client.
      return undefined;
    }
  };

  return client;
};
