import { ESignFailed } from '@partneros/domain';

/** Where Docuseal is. */
export interface DocusealOptions {
  /** Of the API: `https://api.docuseal.com`, or `https://sign.example.com/api` for one of one's own. */
  readonly url: string;
  readonly token: string;
  /** Proves its webhooks; absent: nothing is sent there to be signed. */
  readonly webhookSecret?: string | undefined;
  readonly timeoutMs?: number;
}

/** A request to Docuseal's API. Throws `ESignFailed` when it does not answer; what it answers may be a refusal. */
export type CallDocuseal = (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => Promise<Response>;

const TIMEOUT_MS = 15_000;

/** Calls Docuseal's API with a token. */
export const docusealClient =
  ({ url, token, timeoutMs = TIMEOUT_MS }: DocusealOptions): CallDocuseal =>
  async (method, path, body) => {
    try {
      return await fetch(`${url.replace(/\/+$/, '')}${path}`, {
        method,
        headers: { 'x-auth-token': token, ...(body && { 'content-type': 'application/json' }) },
        ...(body && { body: JSON.stringify(body) }),
        redirect: 'error',
        signal: AbortSignal.timeout(timeoutMs),
      });
    } catch {
      throw new ESignFailed('Docuseal does not answer.');
    }
  };
