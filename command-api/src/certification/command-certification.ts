import { type CertificationCommand, certification } from '@partneros/domain';
import type { Answer, Problem, RouteRequest } from '@partneros/infra/http';
import type { CommandDeps } from '../http/command-deps.ts';
import { commandResource } from '../http/command-resource.ts';
import { certificationProblems } from './certification.problems.ts';

type CertificationRequest = RouteRequest<'enablement:write', { readonly certificationId: string }, unknown, unknown>;

/** Carries a command on an existing certification out, and answers with the certification as it then is. */
export const commandCertification = (
  request: CertificationRequest,
  deps: CommandDeps,
  command: CertificationCommand,
): Promise<Answer | Problem> => {
  const { certificationId: id } = request.params;
  const target = { decider: certification, id, name: 'certification', problems: certificationProblems };
  return commandResource(request, deps, target, command);
};
