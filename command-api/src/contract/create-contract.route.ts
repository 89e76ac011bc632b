import { agreement, CalendarDate, contract, type ExecuteDeps, Id, line, load } from '@partneros/domain';
import { causeOf, type Problem, problem } from '@partneros/infra/http';
import { commandResource } from '../http/command-resource.ts';
import { commandRoute } from '../http/command-route.ts';
import { PartnerParams } from '../partner/partner.schemas.ts';
import { partnerProblem } from '../partner/partner-problem.ts';
import { contractProblems } from './contract.problems.ts';
import { ContractAnswer, RenewalDateBody } from './contract.schemas.ts';

export const createContractRoute = commandRoute({
  method: 'POST',
  path: '/api/partners/:partnerId/contracts',
  tag: 'Contracts',
  summary: 'Note a contract with a partner, and when it comes up for renewal',
  access: 'agreements:write',
  params: PartnerParams,
  body: RenewalDateBody.extend({
    name: line(200),
    startDate: CalendarDate.nullable().default(null),
    agreementId: Id.nullable().default(null).describe('An agreement with this partner that the contract rests on.'),
  }),
  answers: { status: 201, body: ContractAnswer },
  handle: async (request, deps) => {
    const { organizationId } = request.caller;
    const { partnerId } = request.params;
    const cause = causeOf(request, deps);
    const contractId = deps.ids.derive(cause.commandId, 'contract');
    const refused = await whyNot(deps, organizationId, partnerId, request.body.agreementId);
    // A repeat answers as the first time did, also when the partner was archived in between.
    if (refused && !(await load(deps, contract, organizationId, contractId))) return refused;

    const target = { decider: contract, id: contractId, name: 'contract', problems: contractProblems, status: 201 };
    const data = { contractId, partnerId, ...request.body };
    return commandResource(request, deps, target, { type: 'CreateContract', data }, cause);
  },
});

const whyNot = async (
  deps: ExecuteDeps,
  organizationId: string,
  partnerId: string,
  agreementId: string | null,
): Promise<Problem | undefined> => {
  const refused = await partnerProblem(deps, organizationId, partnerId);
  if (refused || agreementId === null) return refused;
  const found = await load(deps, agreement, organizationId, agreementId);
  return found?.state.partnerId === partnerId ? undefined : problem(404, 'not_found', 'Agreement not found.');
};
