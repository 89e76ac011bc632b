import { type SpecializationCommand, specialization } from '@partneros/domain';
import type { Answer, Problem, RouteRequest } from '@partneros/infra/http';
import type { CommandDeps } from '../http/command-deps.ts';
import { commandResource } from '../http/command-resource.ts';
import { specializationProblems } from './specialization.problems.ts';

type SpecializationRequest = RouteRequest<'enablement:write', { readonly specializationId: string }, unknown, unknown>;

/** Carries a command on an existing specialization out, and answers with the specialization as it then is. */
export const commandSpecialization = (
  request: SpecializationRequest,
  deps: CommandDeps,
  command: SpecializationCommand,
): Promise<Answer | Problem> => {
  const target = {
    decider: specialization,
    id: request.params.specializationId,
    name: 'specialization',
    problems: specializationProblems,
  };
  return commandResource(request, deps, target, command);
};
