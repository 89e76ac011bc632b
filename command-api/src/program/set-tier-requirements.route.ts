import { causeOf } from '@partneros/infra/http';
import { commandRoute } from '../http/command-route.ts';
import { commandProgram } from './command-program.ts';
import { ProgramAnswer, RequirementsBody, TierParams } from './program.schemas.ts';

export const setTierRequirementsRoute = commandRoute({
  method: 'PUT',
  path: '/api/program/tiers/:tierId/requirements',
  tag: 'Program',
  summary: 'Say what earns a tier',
  access: 'program:manage',
  params: TierParams,
  body: RequirementsBody,
  answers: { status: 200, body: ProgramAnswer },
  handle: (request, deps) => {
    const cause = causeOf(request, deps);
    const requirements =
      request.body.requirements?.map(({ anyOf }, index) => ({
        requirementId: deps.ids.derive(cause.commandId, 'requirement', String(index)),
        anyOf,
      })) ?? null;
    const data = { programId: request.caller.organizationId, ...request.params, requirements };
    return commandProgram(request, deps, { type: 'SetTierRequirements', data }, cause);
  },
});
