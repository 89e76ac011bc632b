import { APIConnectionError, APIError } from 'openai';
import { retryAfterMs } from '../outbound/retry-after.ts';

/** Why a request was not taken, and whether and when it is worth another try. */
export interface Refusal {
  /** For callers to read; holds nothing that the other side said. */
  readonly message: string;
  readonly retry: boolean;
  readonly afterMs?: number;
}

/** What an error before the first byte of an answer means. */
export const refusalOf = (error: unknown, now: string): Refusal => {
  if (error instanceof APIConnectionError) return { message: 'The AI model cannot be reached.', retry: true };
  const status = error instanceof APIError ? error.status : undefined;
  if (status === undefined) return { message: 'The AI model gave no answer that makes sense.', retry: false };
  if (status === 401 || status === 403) return { message: 'The AI model does not accept our key.', retry: false };
  if (status === 404) return { message: 'There is no AI model of this name.', retry: false };
  if (status !== 429 && status < 500) return { message: `The AI model refuses the request (${status}).`, retry: false };
  const header = error instanceof APIError ? (error.headers?.get('retry-after') ?? undefined) : undefined;
  const afterMs = retryAfterMs(header, now);
  return {
    message: status === 429 ? 'The AI model has too much to do.' : `The AI model has failed (${status}).`,
    // An account without money answers 429 as well, and will again.
    retry: !(error instanceof APIError && error.code === 'insufficient_quota'),
    ...(afterMs !== undefined && { afterMs }),
  };
};
