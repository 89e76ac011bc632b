import { type OrganizationCommand, organization } from '@partneros/domain';
import type { Answer, Problem, RouteRequest } from '@partneros/infra/http';
import type { CommandDeps } from '../http/command-deps.ts';
import { commandResource } from '../http/command-resource.ts';
import { organizationProblems } from './organization.problems.ts';

/** Carries a command on the active organization out, and answers with the organization as it then is. */
export const commandOrganization = (
  request: RouteRequest<'members:manage', unknown, unknown, unknown>,
  deps: CommandDeps,
  command: OrganizationCommand,
): Promise<Answer | Problem> => {
  const id = request.caller.organizationId;
  const target = { decider: organization, id, name: 'organization', problems: organizationProblems };
  return commandResource(request, deps, target, command);
};
