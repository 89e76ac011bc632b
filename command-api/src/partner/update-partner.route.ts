import { executeUpdatePartner, resourceOf, seenByPartner } from '@partneros/domain';
import { answerOutcome, causeOf, type Problem, problem } from '@partneros/infra/http';
import { commandRoute } from '../http/command-route.ts';
import { domainTaken, partnerProblems } from './partner.problems.ts';
import { PartnerAnswer, PartnerParams, ProfileBody } from './partner.schemas.ts';

// What a partner's own people may say of their company; its place in the programme is for others to say.
const OF_ITSELF: readonly string[] = [
  'logoUrl',
  'industry',
  'description',
  'employees',
  'companyRevenue',
  'regions',
  'languages',
  'services',
  'products',
];

export const updatePartnerRoute = commandRoute({
  method: 'PATCH',
  path: '/api/partners/:partnerId',
  tag: 'Partners',
  summary: 'Correct what is known of a partner; its own people what the company does and where',
  access: 'partners:describe',
  keepsToOwnPartner: true,
  params: PartnerParams,
  body: ProfileBody.partial(),
  answers: { status: 200, body: PartnerAnswer },
  handle: async (request, deps) => {
    const { organizationId, partnerId: own } = request.caller;
    const { partnerId } = request.params;
    if (own !== undefined && own !== partnerId) return partnerProblems['partner-not-found'];
    const ours = own === undefined ? [] : Object.keys(request.body).filter((field) => !OF_ITSELF.includes(field));
    if (ours.length > 0) return notTheirs(ours);
    const outcome = await executeUpdatePartner(deps, {
      organizationId,
      id: partnerId,
      command: { type: 'UpdatePartner', data: { partnerId, changes: request.body } },
      cause: causeOf(request, deps),
      expectedVersion: request.ifMatch,
    });

    if (outcome.kind === 'taken') return domainTaken;
    return answerOutcome(outcome, {
      problems: partnerProblems,
      body: (updated) => ({ partner: seenByPartner(own, resourceOf(organizationId, partnerId, updated)) }),
    });
  },
});

const notTheirs = (fields: readonly string[]): Problem =>
  problem(
    403,
    'forbidden',
    'People of a partner cannot change these fields; see details.',
    fields.map((field) => `body.${field}: only the organization changes it`),
  );
