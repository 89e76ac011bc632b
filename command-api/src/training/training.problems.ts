import type { TrainingRejection } from '@partneros/domain';
import { type Problem, problem } from '@partneros/infra/http';

/** What a refused training command is answered with. */
export const trainingProblems: Record<TrainingRejection, Problem> = {
  'training-not-found': problem(404, 'not_found', 'Training not found.'),
  'training-already-exists': problem(409, 'duplicate', 'A training with this id exists already.'),
  'training-has-other-lessons': problem(422, 'prerequisite_missing', 'Name every lesson of the training exactly once.'),
};
