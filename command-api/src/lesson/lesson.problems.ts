import type { LessonRejection } from '@partneros/domain';
import { type Problem, problem } from '@partneros/infra/http';

/** What a refused lesson command is answered with. */
export const lessonProblems: Record<LessonRejection, Problem> = {
  'lesson-not-found': problem(404, 'not_found', 'Lesson not found.'),
  'lesson-already-exists': problem(409, 'duplicate', 'A lesson with this id exists already.'),
  'lesson-retired': problem(409, 'invalid_state', 'The lesson is retired and cannot be changed.'),
};
