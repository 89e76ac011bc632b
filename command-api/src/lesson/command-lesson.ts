import { type LessonCommand, lesson } from '@partneros/domain';
import type { Answer, Problem, RouteRequest } from '@partneros/infra/http';
import type { CommandDeps } from '../http/command-deps.ts';
import { commandResource } from '../http/command-resource.ts';
import { lessonProblems } from './lesson.problems.ts';

type LessonRequest = RouteRequest<'enablement:write', { readonly lessonId: string }, unknown, unknown>;

/** Carries a command on an existing lesson out, and answers with the lesson as it then is. */
export const commandLesson = (
  request: LessonRequest,
  deps: CommandDeps,
  command: LessonCommand,
): Promise<Answer | Problem> => {
  const target = {
    decider: lesson,
    id: request.params.lessonId,
    name: 'lesson',
    problems: lessonProblems,
    settles: true,
  } as const;
  return commandResource(request, deps, target, command);
};
