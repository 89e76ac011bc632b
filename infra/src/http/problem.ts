/** The closed set of machine-readable codes in an error answer. */
export const PROBLEM_CODES = [
  'invalid_request',
  'invalid_json',
  'unauthorized',
  'session_expired',
  'no_active_organization',
  'forbidden',
  'not_found',
  'method_not_allowed',
  'duplicate',
  'invalid_state',
  'version_conflict',
  'idempotency_key_reuse',
  'prerequisite_missing',
  'icp_missing',
  'ipp_missing',
  'quota_exhausted',
  'ai_not_configured',
  'upstream_error',
  'field_required',
  'unknown_field',
  'agreement_required',
  'turnstile_failed',
  'application_closed',
  'invalid_definition',
  'unsupported_media_type',
  'payload_too_large',
  'file_too_large',
  'rate_limited',
  'projection_behind',
  'unavailable',
  'internal_error',
  'INVALID_EMAIL_OR_PASSWORD',
] as const;

export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** An answer that says no: `{ error, code, details? }` with its status. Returned by a handler, or thrown by what it calls. */
export class Problem extends Error {
  override readonly name = 'Problem';

  constructor(
    readonly status: number,
    readonly code: ProblemCode,
    message: string,
    /** One sentence per thing that is wrong. */
    readonly details: readonly string[] = [],
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}

/** A `Problem` in short. */
export const problem = (status: number, code: ProblemCode, message: string, details: readonly string[] = []): Problem =>
  new Problem(status, code, message, details);
