import type { ApplicationFormRejection } from '@partneros/domain';
import { type Problem, problem } from '@partneros/infra/http';

/** What a refused application form command is answered with. */
export const applicationFormProblems: Record<ApplicationFormRejection, Problem> = {
  'application-form-not-found': problem(404, 'not_found', 'Application form not found.'),
  'application-form-already-exists': problem(409, 'duplicate', 'An application form with this id exists already.'),
  'application-form-invalid': problem(400, 'invalid_request', 'The form cannot be used like this; see details.'),
  'application-form-empty': problem(
    422,
    'prerequisite_missing',
    'Add a field first: a form without one is not published.',
  ),
};

/** Another form has the slug that was asked for, in this or another organization. */
export const slugTaken: Problem = problem(409, 'duplicate', 'Another application form has this slug.');
