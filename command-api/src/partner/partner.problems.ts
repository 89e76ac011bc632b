import type { PartnerRejection } from '@partneros/domain';
import { type Problem, problem } from '@partneros/infra/http';

/** What a refused partner command is answered with. */
export const partnerProblems: Record<PartnerRejection, Problem> = {
  'partner-not-found': problem(404, 'not_found', 'Partner not found.'),
  'partner-already-exists': problem(409, 'duplicate', 'A partner with this id exists already.'),
  'partner-archived': problem(409, 'invalid_state', 'The partner is archived and cannot be changed.'),
  'contact-not-found': problem(404, 'not_found', 'Contact not found.'),
  'contact-already-exists': problem(409, 'duplicate', 'A contact with this id exists already.'),
  'contact-email-taken': problem(409, 'duplicate', 'Another contact of this partner has this e-mail address.'),
  'contact-is-primary': problem(409, 'invalid_state', 'This is the primary contact; make another one primary first.'),
  'onboarding-step-unknown': problem(400, 'invalid_request', 'The request is not valid; see details.', [
    'body.step: expected a step that the organization asks for',
  ]),
  'onboarding-unfinished': problem(409, 'invalid_state', 'Complete every step of the onboarding first.'),
  'partner-without-tier': problem(409, 'invalid_state', 'The partner has no tier.'),
  'activity-in-the-future': problem(400, 'invalid_request', 'The request is not valid; see details.', [
    'body.happenedAt: expected a moment that has passed',
  ]),
};

/** Another partner of the organization has the domain that was asked for. */
export const domainTaken: Problem = problem(409, 'duplicate', 'Another partner has this domain.');
