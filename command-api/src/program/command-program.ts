import { type Cause, type ProgramCommand, program } from '@partneros/domain';
import { type Answer, causeOf, Problem, type RouteRequest } from '@partneros/infra/http';
import type { CommandDeps } from '../http/command-deps.ts';
import { commandResource } from '../http/command-resource.ts';
import { programProblems } from './program.problems.ts';

type ProgramRequest = RouteRequest<'program:manage', unknown, unknown, unknown>;

/** Carries a command on the organization's programme out, and answers with the programme as it then is. */
export const commandProgram = (
  request: ProgramRequest,
  deps: CommandDeps,
  command: ProgramCommand,
  cause?: Cause,
): Promise<Answer | Problem> => {
  const target = {
    decider: program,
    id: request.caller.organizationId,
    name: 'program',
    problems: programProblems,
  };
  return commandResource(request, deps, target, command, cause);
};

/** The same for a command that defines something, whose id stands beside the programme. */
export const defineInProgram = async <Name extends 'segmentId' | 'trackId' | 'tierId'>(
  request: ProgramRequest,
  deps: CommandDeps,
  name: Name,
  commandOf: (id: string) => ProgramCommand,
): Promise<Answer | Problem> => {
  const cause = causeOf(request, deps);
  const id = deps.ids.derive(cause.commandId, name);
  const answer = await commandProgram(request, deps, commandOf(id), cause);
  return answer instanceof Problem ? answer : { ...answer, status: 201, body: { [name]: id, ...answer.body } };
};
