import { type Cause, isTaskFor, load, type TaskCommand, task } from '@partneros/domain';
import { type Answer, causeOf, type Problem, type RouteRequest } from '@partneros/infra/http';
import type { CommandDeps } from '../http/command-deps.ts';
import { commandResource } from '../http/command-resource.ts';
import { taskProblems } from './task.problems.ts';

type TaskRequest = RouteRequest<'tasks:complete', { readonly taskId: string }, unknown, unknown>;

/** Carries a command on a task out that is the caller's to do, and answers with the task. */
export const commandOwnTask = async (
  request: TaskRequest,
  deps: CommandDeps,
  commandBy: (cause: Cause) => TaskCommand,
): Promise<Answer | Problem> => {
  const { caller, params } = request;
  if (caller.partnerId !== undefined) {
    const found = await load(deps, task, caller.organizationId, params.taskId);
    if (found === undefined || !isTaskFor(found.state, caller)) return taskProblems['task-not-found'];
  }
  const cause = causeOf(request, deps);
  const target = { decider: task, id: params.taskId, name: 'task', problems: taskProblems };
  return commandResource(request, deps, target, commandBy(cause), cause);
};
