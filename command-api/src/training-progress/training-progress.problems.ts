import type { TrainingProgressRejection } from '@partneros/domain';
import { type Problem, problem } from '@partneros/infra/http';

/** What a refused command on a contact's progress is answered with. */
export const trainingProgressProblems: Record<TrainingProgressRejection, Problem> = {
  'lesson-not-in-training': problem(409, 'invalid_state', 'The lesson is no module of a training any more.'),
  'training-has-open-lessons': problem(422, 'prerequisite_missing', 'The contact has not completed every lesson.'),
};
