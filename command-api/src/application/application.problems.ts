import type { ApplicationRejection } from '@partneros/domain';
import { type Problem, problem } from '@partneros/infra/http';

/** What a refused application command is answered with. */
export const applicationProblems: Record<ApplicationRejection, Problem> = {
  'application-not-found': problem(404, 'not_found', 'Application not found.'),
  'application-already-exists': problem(409, 'duplicate', 'An application with this id exists already.'),
  'application-form-changed': problem(409, 'version_conflict', 'The form has changed since it was loaded.'),
  'application-field-unknown': problem(400, 'unknown_field', 'The form does not ask for all of this; see details.'),
  'application-field-missing': problem(400, 'field_required', 'Required answers are missing; see details.'),
  'application-answer-invalid': problem(400, 'invalid_request', 'Some answers are not valid; see details.'),
  'application-agreement-missing': problem(400, 'agreement_required', 'Required agreements are missing; see details.'),
  'application-decided': problem(409, 'invalid_state', 'The application was decided already.'),
  'application-lacks-partner': problem(400, 'field_required', 'The answers lack what a partner needs; see details.'),
};

/** Nobody has published a form under this slug. */
export const noSuchForm: Problem = problem(404, 'not_found', 'Application form not found.');

/** The form was published, and takes no applications now. */
export const formClosed: Problem = problem(404, 'application_closed', 'This form takes no applications any more.');

/** The same address applied by the same form, minutes ago. */
export const appliedJustNow: Problem = problem(409, 'duplicate', 'This application was sent already.');

/** It was no person who applied, or their proof is used up. */
export const noPerson: Problem = problem(
  400,
  'turnstile_failed',
  'It could not be verified that you are a person; load the page again and retry.',
);

/** Nobody can say now whether it was a person. */
export const cannotVerify: Problem = problem(
  503,
  'unavailable',
  'Applications cannot be verified now; try again later.',
);
