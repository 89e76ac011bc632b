import {
  type CreatePartner,
  execute,
  executeReserving,
  foresee,
  Id,
  newProfile,
  partner,
  partnerDomain,
  resourceOf,
} from '@partneros/domain';
import { answerOutcome, causeOf } from '@partneros/infra/http';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { tierProblem } from '../program/tier-problem.ts';
import { domainTaken, partnerProblems } from './partner.problems.ts';
import { ContactBody, LevelName, PartnerAnswer, ProfileBody, TagsBody } from './partner.schemas.ts';

export const createPartnerRoute = commandRoute({
  method: 'POST',
  path: '/api/partners',
  tag: 'Partners',
  summary: 'Create a partner with its primary contact',
  access: 'partners:write',
  query: z.strictObject({
    allowDuplicate: z
      .enum(['true', 'false'])
      .default('false')
      .describe('true: take a domain that another partner has.'),
  }),
  body: ProfileBody.extend({
    stage: LevelName.default('recruit'),
    tier: LevelName.nullable().default(null),
    partnerManagerId: Id.nullable().default(null),
    tags: TagsBody.prefault({}),
    primaryContact: ContactBody,
  }),
  answers: { status: 201, body: PartnerAnswer },
  handle: async (request, deps) => {
    const { organizationId } = request.caller;
    const { stage, tier, partnerManagerId, tags, primaryContact, ...profile } = request.body;
    const cause = causeOf(request, deps);
    const partnerId = deps.ids.derive(cause.commandId, 'partner');
    const command: CreatePartner = {
      type: 'CreatePartner',
      data: {
        partnerId,
        profile: newProfile(profile),
        stage,
        tier,
        partnerManagerId,
        tags,
        primaryContact: { contactId: deps.ids.derive(cause.commandId, 'contact'), ...primaryContact },
        source: 'manual',
      },
    };
    const create = { organizationId, id: partnerId, command, cause };
    if ((await foresee(deps, partner, create)) === undefined) {
      const refusal = await tierProblem(deps, organizationId, tier);
      if (refusal !== undefined) return refusal;
    }
    const domain = request.query.allowDuplicate === 'true' ? null : command.data.profile.domain;
    const outcome =
      domain === null
        ? await execute(deps, partner, create)
        : await executeReserving(deps, partner, create, partnerDomain(domain));

    if (outcome.kind === 'taken') return domainTaken;
    return answerOutcome(outcome, {
      problems: partnerProblems,
      status: 201,
      body: (created) => ({ partner: resourceOf(organizationId, partnerId, created) }),
    });
  },
});
