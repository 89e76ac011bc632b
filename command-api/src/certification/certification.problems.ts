import type { CertificationRejection } from '@partneros/domain';
import { type Problem, problem } from '@partneros/infra/http';

/** What a refused certification command is answered with. */
export const certificationProblems: Record<CertificationRejection, Problem> = {
  'certification-not-found': problem(404, 'not_found', 'Certification not found.'),
  'certification-already-exists': problem(409, 'duplicate', 'A certification with this id exists already.'),
};
