import { AppendUnknown, InvalidCursor } from '@partneros/domain';
import { Problem, problem } from './problem.ts';

/** What a caller is told about something thrown; `undefined` for a defect or an outage, about which it is told nothing. */
export const problemOf = (thrown: unknown): Problem | undefined => {
  if (thrown instanceof Problem) return thrown;
  if (thrown instanceof InvalidCursor)
    return problem(400, 'invalid_request', 'The request is not valid; see details.', [
      'query.cursor: not a cursor of this list',
    ]);
  if (thrown instanceof AppendUnknown)
    return new Problem(
      503,
      'unavailable',
      'It is not known whether this happened; repeat it with the same Idempotency-Key.',
      [],
      {
        'Retry-After': '1',
      },
    );
  return undefined;
};
