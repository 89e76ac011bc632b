import type { ProgramRejection } from '@partneros/domain';
import { type Problem, problem } from '@partneros/infra/http';

/** What a refused command on the programme is answered with. */
export const programProblems: Record<ProgramRejection, Problem> = {
  'segment-not-found': problem(404, 'not_found', 'Segment not found.'),
  'segment-name-taken': problem(409, 'duplicate', 'Another segment has this name.'),
  'segment-in-use': problem(409, 'invalid_state', 'A track is for this segment; see details.'),
  'segment-full': problem(422, 'prerequisite_missing', 'A segment takes 500 partners by hand; give it a rule.'),
  'partner-not-in-segment': problem(404, 'not_found', 'Nobody has put the partner into this segment by hand.'),
  'track-not-found': problem(404, 'not_found', 'Track not found.'),
  'track-taken': problem(409, 'duplicate', 'Another track has this name or this slug.'),
  'tier-not-found': problem(404, 'not_found', 'Tier not found.'),
  'tier-name-taken': problem(409, 'duplicate', 'Another tier of this track has this name.'),
  'order-incomplete': problem(422, 'prerequisite_missing', 'The order has to name every one of them exactly once.'),
  'program-full': problem(
    422,
    'prerequisite_missing',
    'The programme has as many as it can hold; archive or remove one first.',
  ),
};
