import { type TrainingCommand, training } from '@partneros/domain';
import type { Answer, Problem, RouteRequest } from '@partneros/infra/http';
import type { CommandDeps } from '../http/command-deps.ts';
import { commandResource } from '../http/command-resource.ts';
import { trainingProblems } from './training.problems.ts';

type TrainingRequest = RouteRequest<'enablement:write', { readonly trainingId: string }, unknown, unknown>;

/** Carries a command on an existing training out, and answers with the training as it then is. */
export const commandTraining = (
  request: TrainingRequest,
  deps: CommandDeps,
  command: TrainingCommand,
): Promise<Answer | Problem> => {
  const target = { decider: training, id: request.params.trainingId, name: 'training', problems: trainingProblems };
  return commandResource(request, deps, target, command);
};
