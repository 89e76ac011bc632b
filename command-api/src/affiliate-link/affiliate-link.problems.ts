import type { AffiliateLinkRejection } from '@partneros/domain';
import { type Problem, problem } from '@partneros/infra/http';

/** What a refused affiliate link command is answered with. */
export const affiliateLinkProblems: Record<AffiliateLinkRejection, Problem> = {
  'affiliate-link-not-found': problem(404, 'not_found', 'Affiliate link not found.'),
  'affiliate-link-already-exists': problem(409, 'duplicate', 'An affiliate link with this id exists already.'),
};

/** Another link of the organization has the slug that was asked for. */
export const linkSlugTaken: Problem = problem(409, 'duplicate', 'Another affiliate link has this slug.');
