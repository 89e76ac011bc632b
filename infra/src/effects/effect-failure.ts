import type { EffectResult } from '@partneros/domain';

/** The result of an effect that failed. */
export type EffectFailure = Extract<EffectResult, { ok: false }>;

/** A failed effect. Without `retryable` another try would fail the same way. */
export const effectFailure = (
  code: string,
  message: string,
  options: { readonly retryable?: boolean; readonly retryAfterMs?: number | undefined } = {},
): EffectFailure => ({
  ok: false,
  error: { code, message },
  retryable: options.retryable ?? false,
  ...(options.retryAfterMs === undefined ? {} : { retryAfterMs: options.retryAfterMs }),
});
