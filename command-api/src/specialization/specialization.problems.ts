import type { SpecializationRejection } from '@partneros/domain';
import { type Problem, problem } from '@partneros/infra/http';

/** What a refused specialization command is answered with. */
export const specializationProblems: Record<SpecializationRejection, Problem> = {
  'specialization-not-found': problem(404, 'not_found', 'Specialization not found.'),
  'specialization-already-exists': problem(409, 'duplicate', 'A specialization with this id exists already.'),
};
