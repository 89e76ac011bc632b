import type { MediaRefusal } from '@partneros/domain';
import { type Problem, type ProblemCode, problem } from '@partneros/infra/http';

const CODES: Readonly<Record<MediaRefusal, ProblemCode>> = {
  unsupported: 'unsupported_media_type',
  'too-much': 'file_too_large',
  unreadable: 'invalid_request',
  unsafe: 'invalid_request',
};

/** What a file that was not taken is answered with. */
export const mediaProblem = ({
  refusal,
  reason,
}: {
  readonly refusal: MediaRefusal;
  readonly reason: string;
}): Problem => problem(400, CODES[refusal], reason);
