import { Client, type Dispatcher } from 'undici';
import type { CheckedTarget, OutboundGuard } from './outbound-guard.ts';
import { pinnedConnector } from './pinned-connector.ts';
import { readAtMost } from './read-at-most.ts';

/** A request to an address that a user chose. */
export interface GuardedRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** What came back. A redirect is an answer like any other: it is not followed. */
export interface GuardedAnswer {
  readonly kind: 'answered';
  readonly status: number;
  /** Names in lower case; several values of one name are joined with `, `. */
  readonly headers: Readonly<Record<string, string>>;
  /** As sent: never decompressed. */
  readonly body: Buffer;
  /** False when the body was longer, slower or shorter than it may be: `body` is then what had come by then. */
  readonly complete: boolean;
}

/** The outcome of a request: an answer, a refusal to make it, or the lack of an answer. */
export type GuardedOutcome =
  | GuardedAnswer
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'unanswered'; readonly code: 'timed_out' | 'network_error'; readonly message: string };

/** Makes one request behind the guard. Never throws. */
export type GuardedFetch = (request: GuardedRequest) => Promise<GuardedOutcome>;

const MAX_HEADER_BYTES = 16_384;
const DEFAULT_TIMEOUT_MS = 10_000;
const DEFAULT_BODY_BYTES = 65_536;

/**
 * Requests that stay where the guard lets them: to checked addresses, without redirects, without proxies from the
 * environment, within one limit of time over everything (default 10 s), reading at most 64 KiB of the body.
 */
export const createGuardedFetch = (options: {
  readonly guard: OutboundGuard;
  readonly timeoutMs?: number;
  readonly maxBodyBytes?: number;
}): GuardedFetch => {
  const { guard, timeoutMs = DEFAULT_TIMEOUT_MS, maxBodyBytes = DEFAULT_BODY_BYTES } = options;
  return async (request) => {
    const signal = AbortSignal.timeout(timeoutMs);
    try {
      const target = await within(signal, guard.check(request.url));
      if (target.kind === 'refused') return target;
      return await call(target, request, { signal, timeoutMs, maxBodyBytes });
    } catch (error) {
      if (signal.aborted) {
        return { kind: 'unanswered', code: 'timed_out', message: `No answer within ${timeoutMs / 1000} s.` };
      }
      return { kind: 'unanswered', code: 'network_error', message: `The receiver cannot be reached${codeOf(error)}.` };
    }
  };
};

interface Limits {
  readonly signal: AbortSignal;
  readonly timeoutMs: number;
  readonly maxBodyBytes: number;
}

const call = async (
  target: CheckedTarget,
  { method, headers = {}, body }: GuardedRequest,
  { signal, timeoutMs, maxBodyBytes }: Limits,
): Promise<GuardedAnswer> => {
  const { url } = target;
  // A client of its own for each request: a kept connection would belong to addresses that were checked for another one.
  const client = new Client(url.origin, {
    connect: pinnedConnector(target, timeoutMs),
    maxHeaderSize: MAX_HEADER_BYTES,
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  try {
    const answer = await client.request({
      method,
      path: url.pathname + url.search,
      headers,
      body: body ?? null,
      signal,
      reset: true,
    });
    const read = await readAtMost(answer.body, maxBodyBytes);
    return { kind: 'answered', status: answer.statusCode, headers: flat(answer.headers), ...read };
  } finally {
    await client.destroy();
  }
};

const flat = (headers: Dispatcher.ResponseData['headers']): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]),
  );

// Looking up a name cannot be called off, only no longer waited for.
const within = <T>(signal: AbortSignal, work: Promise<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
    work.then(resolve, reject);
  });

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? ` (${error.code})` : '';
