import type { ExecutiveReportRejection } from '@partneros/domain';
import { type Problem, problem } from '@partneros/infra/http';

/** What a refused command on a report is answered with. */
export const executiveReportProblems: Record<ExecutiveReportRejection, Problem> = {
  'report-not-found': problem(404, 'not_found', 'Report not found.'),
  'report-already-exists': problem(409, 'duplicate', 'A report with this id exists already.'),
  'report-section-not-next': problem(409, 'invalid_state', 'Another section of the report comes first.'),
  'report-section-in-hand': problem(409, 'invalid_state', 'This section of the report is being written already.'),
};
