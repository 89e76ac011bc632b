import type { DeadLetterRejection } from '@partneros/domain';
import { type Problem, problem } from '@partneros/infra/http';

/** What a refused command on a dead letter is answered with. */
export const deadLetterProblems: Record<DeadLetterRejection, Problem> = {
  'dead-letter-not-found': problem(404, 'not_found', 'Dead letter not found.'),
  'dead-letter-closed': problem(
    409,
    'invalid_state',
    'This dead letter is closed: what it held was done after all, or was skipped.',
  ),
};
