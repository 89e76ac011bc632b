import type { IncomingHttpHeaders } from 'node:http';

const REQUEST_ID = /^[\w.-]{1,128}$/;
const IDEMPOTENCY_KEY = /^[\x20-\x7e]{1,255}$/;
const DEPTH = /^\d{1,4}$/;
const IF_MATCH = /^"(\d{1,15})"$/;

/**
 * How many automations stand between a person and this request: our webhooks send it, so that a workflow that calls this
 * API again does not go round for ever. Claiming a high number only keeps one's own workflows from starting.
 */
export const DEPTH_HEADER = 'x-partneros-depth';

// Version 00 of W3C Trace Context. Ids of nothing but zeros are invalid.
const TRACEPARENT = /^00-(?!0{32})[\da-f]{32}-(?!0{16})[\da-f]{16}-[\da-f]{2}$/;

/** The caller's `traceparent`. What is malformed is as good as absent: the standard wants a new trace then. */
export const traceparentOf = ({ traceparent }: IncomingHttpHeaders): string | undefined =>
  typeof traceparent === 'string' && TRACEPARENT.test(traceparent) ? traceparent : undefined;

/** The caller's `X-Request-Id` where it is fit to be logged and stored. */
export const requestIdOf = (headers: IncomingHttpHeaders): string | undefined => {
  const sent = headers['x-request-id'];
  return typeof sent === 'string' && REQUEST_ID.test(sent) ? sent : undefined;
};

/** `Idempotency-Key`, the version in `If-Match` and the depth, with a sentence for each that is malformed. */
export const conditionsOf = (headers: IncomingHttpHeaders) => {
  const wrong: string[] = [];

  const idempotencyKey = headers['idempotency-key'] as string | undefined;
  if (idempotencyKey !== undefined && !IDEMPOTENCY_KEY.test(idempotencyKey))
    wrong.push('Idempotency-Key: expected 1 to 255 printable ASCII characters');

  const ifMatch = headers['if-match'];
  const version = ifMatch === undefined ? undefined : IF_MATCH.exec(ifMatch)?.[1];
  if (ifMatch !== undefined && ifMatch !== '*' && version === undefined)
    wrong.push('If-Match: expected one strong version such as "3", or *');

  const depth = headers[DEPTH_HEADER];
  return {
    idempotencyKey,
    ifMatch: version === undefined ? undefined : Number(version),
    depth: typeof depth === 'string' && DEPTH.test(depth) ? Number(depth) : 0,
    wrong,
  };
};

/** Whether `If-None-Match` names this `ETag`; weak comparison, as RFC 9110 §13.1.2 asks for. */
export const noneMatches = (headers: IncomingHttpHeaders, etag: string): boolean => {
  const sent = headers['if-none-match'];
  if (sent === undefined) return false;
  return sent.trim() === '*' || sent.split(',').some((each) => each.trim().replace(/^W\//, '') === etag);
};
