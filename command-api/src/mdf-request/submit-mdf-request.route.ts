import { load, mdfRequest, type SubmitMdfRequest } from '@partneros/domain';
import { causeOf, problem } from '@partneros/infra/http';
import { commandResource } from '../http/command-resource.ts';
import { commandRoute } from '../http/command-route.ts';
import { partnerProblem } from '../partner/partner-problem.ts';
import { mdfRequestProblems } from './mdf-request.problems.ts';
import { MdfRequestAnswer, MdfRequestBody } from './mdf-request.schemas.ts';

export const submitMdfRequestRoute = commandRoute({
  method: 'POST',
  path: '/api/mdf-requests',
  tag: 'MDF',
  summary: 'Ask for market development funds',
  access: 'mdf:submit',
  keepsToOwnPartner: true,
  body: MdfRequestBody,
  answers: { status: 201, body: MdfRequestAnswer },
  handle: async (request, deps) => {
    const { organizationId, userId, partnerId: own } = request.caller;
    const { partnerId } = request.body;
    if (own !== undefined && own !== partnerId) return problem(404, 'not_found', 'Partner not found.');

    const cause = causeOf(request, deps);
    const mdfRequestId = deps.ids.derive(cause.commandId, 'mdfRequest');
    const refused = await partnerProblem(deps, organizationId, partnerId);
    // A repeat answers as the first time did, also when the partner was archived in between.
    if (refused && !(await load(deps, mdfRequest, organizationId, mdfRequestId))) return refused;

    const command: SubmitMdfRequest = {
      type: 'SubmitMdfRequest',
      data: { mdfRequestId, ...request.body, submittedBy: userId, submittedAt: cause.occurredAt },
    };
    const target = {
      decider: mdfRequest,
      id: mdfRequestId,
      name: 'mdfRequest',
      problems: mdfRequestProblems,
      status: 201,
    };
    return commandResource(request, deps, target, command, cause);
  },
});
