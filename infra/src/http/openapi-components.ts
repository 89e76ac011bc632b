const PROBLEMS: Readonly<Record<number, string>> = {
  400: 'The request is malformed or not valid, or no organization is active.',
  401: 'Not signed in, or the session has ended.',
  402: 'The AI quota of the month is used up.',
  403: 'The role may not do this, or the request comes from another site.',
  404: 'It does not exist, or belongs to another organization.',
  409: 'It is in another state or version than the request expects, or exists already.',
  413: 'The body is too large.',
  415: 'The body is not JSON in UTF-8.',
  422: 'Something it depends on is missing.',
  429: 'Too many requests; see Retry-After.',
  500: 'A defect or an outage on our side.',
  502: 'The AI model failed before the first byte of the answer, or none is configured; or Docuseal failed.',
  503: 'Cannot be answered at this moment; see Retry-After.',
};

/** Headers that requests may carry. */
export const PARAMETERS = {
  RequestId: {
    name: 'X-Request-Id',
    in: 'header',
    description: 'Comes back in the answer, and is the correlation id of every event that follows.',
    schema: { type: 'string', pattern: '^[\\w.-]{1,128}$' },
  },
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description: 'A repeat with the same key and body changes nothing and answers as the first time did.',
    schema: { type: 'string', minLength: 1, maxLength: 255 },
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    description: 'The `ETag` you have read; 409 `version_conflict` when it has changed since.',
    schema: { type: 'string', examples: ['"3"'] },
  },
};

/** Headers that answers carry. */
export const HEADERS = {
  RequestId: { description: 'The id of this request.', schema: { type: 'string' } },
  ETag: { description: 'The version of what was answered.', schema: { type: 'string' } },
  EventPosition: {
    description: 'Up to where the log is reflected in this answer; hand it to a GET as `atLeast`.',
    schema: { type: 'string' },
  },
  IdempotencyReplayed: { description: '`true` when the key was seen before.', schema: { type: 'string' } },
  RetryAfter: { description: 'Seconds.', schema: { type: 'integer' } },
};

/** Refers to one of `HEADERS`. */
export const headerRef = (name: keyof typeof HEADERS): object => ({ $ref: `#/components/headers/${name}` });
/** Refers to one of `PARAMETERS`. */
export const parameterRef = (name: keyof typeof PARAMETERS): object => ({ $ref: `#/components/parameters/${name}` });

/** The problems that routes refer to: `Problem404` and so on. */
export const PROBLEM_RESPONSES = Object.fromEntries(
  Object.entries(PROBLEMS).map(([status, description]) => [
    `Problem${status}`,
    {
      description,
      content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
      ...(status === '429' || status === '503' ? { headers: { 'Retry-After': headerRef('RetryAfter') } } : {}),
    },
  ]),
);
