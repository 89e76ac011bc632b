import {
  type Application,
  type ApproveApplication,
  application,
  DomainName,
  type Heir,
  Id,
  load,
  PARTNER_TYPES,
  type Partner,
  partner,
  partnerDomain,
  partnerOf,
} from '@partneros/domain';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { ContactChanges, LevelName, ProfileBody } from '../partner/partner.schemas.ts';
import { tierProblem } from '../program/tier-problem.ts';
import { ApplicationAnswer, ApplicationParams } from './application.schemas.ts';
import { commandApplication } from './command-application.ts';

const Approval = z
  .strictObject({
    name: ProfileBody.shape.name.optional(),
    domain: DomainName.nullable().optional(),
    type: z.enum(PARTNER_TYPES).optional(),
    primaryContact: ContactChanges.prefault({}),
    stage: LevelName.default('recruit'),
    tier: LevelName.nullable().default(null),
    partnerManagerId: Id.nullable().default(null),
  })
  .prefault({});

export const approveApplicationRoute = commandRoute({
  method: 'POST',
  path: '/api/applications/:applicationId/approve',
  tag: 'Applications',
  summary: 'Accept an application; its partner is there when the answer comes',
  access: 'partners:write',
  params: ApplicationParams,
  query: z.strictObject({
    allowDuplicate: z
      .enum(['true', 'false'])
      .default('false')
      .describe('true: also when another partner has the domain.'),
  }),
  body: Approval.describe('What it says stands before what was answered.'),
  answers: { status: 200, body: ApplicationAnswer },
  handle: async (request, deps) => {
    const { organizationId } = request.caller;
    const { applicationId } = request.params;
    const { stage, tier, partnerManagerId, primaryContact, ...company } = request.body;
    // By the application and not by the command: however often it is approved, it becomes one partner.
    const partnerId = deps.ids.derive(applicationId, 'partner');
    const contactId = deps.ids.derive(applicationId, 'contact');

    const found = await load(deps, application, organizationId, applicationId);
    if (found !== undefined && found.state.partnerId === null) {
      const refusal = await tierProblem(deps, organizationId, tier);
      if (refusal !== undefined) return refusal;
    }
    const becomes = found && partnerOf(found.state, { contactId, company, primaryContact });
    const domain = becomes !== undefined && 'company' in becomes ? becomes.company.domain : null;
    const heir = domain === null || request.query.allowDuplicate === 'true' ? undefined : heirOf(partnerId, domain);
    return commandApplication(
      request,
      deps,
      ({ occurredAt }): ApproveApplication => {
        const decision = { company, primaryContact, stage, tier, partnerManagerId, approvedAt: occurredAt };
        return { type: 'ApproveApplication', data: { applicationId, partnerId, contactId, ...decision } };
      },
      heir,
    );
  },
});

// Two applications of one domain may be approved at the same time: the domain is the partner's before the approval stands.
const heirOf = (partnerId: string, domain: string): Heir<Application, Partner> => ({
  decider: partner,
  id: partnerId,
  reserve: partnerDomain(domain),
  follows: (approved) => approved.partnerId === partnerId,
});
