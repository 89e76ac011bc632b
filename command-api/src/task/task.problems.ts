import type { TaskRejection } from '@partneros/domain';
import { type Problem, problem } from '@partneros/infra/http';

/** What a refused task command is answered with. */
export const taskProblems: Record<TaskRejection, Problem> = {
  'task-not-found': problem(404, 'not_found', 'Task not found.'),
  'task-already-exists': problem(409, 'duplicate', 'A task with this id exists already.'),
};
