import { AppendUnknown, InvalidCursor, ModelFailure, TooMuchAtOnce, Unavailable } from '@partneros/domain';
import { Problem, problem } from './problem.ts';

/** What a caller is told about something thrown; `undefined` for a defect or an outage, about which it is told nothing. */
export const problemOf = (thrown: unknown): Problem | undefined => {
  if (thrown instanceof Problem) return thrown;
  if (thrown instanceof InvalidCursor)
    return problem(400, 'invalid_request', 'The request is not valid; see details.', [
      'query.cursor: not a cursor of this list',
    ]);
  if (thrown instanceof AppendUnknown)
    return unavailable('It is not known whether this happened; repeat it with the same Idempotency-Key.');
  if (thrown instanceof Unavailable) return unavailable('The store does not answer at the moment; try again.');
  if (thrown instanceof ModelFailure)
    return problem(502, thrown.reason === 'not-configured' ? 'ai_not_configured' : 'upstream_error', thrown.message);
  if (thrown instanceof TooMuchAtOnce)
    return new Problem(
      429,
      'rate_limited',
      'Your organization has as many AI requests under way as it may; try again when one has ended.',
      [],
      {
        'Retry-After': '2',
      },
    );
  return undefined;
};

const unavailable = (detail: string): Problem => new Problem(503, 'unavailable', detail, [], { 'Retry-After': '1' });
