import type { ApplicationEvent } from '../application/application.events.ts';
import type { Policy } from '../kernel/policy.ts';
import type { CreatePartner } from '../partner/create-partner.ts';
import { newProfile } from '../partner/new-profile.ts';
import { partner } from '../partner/partner.decider.ts';
import type { Partner } from '../partner/partner.state.ts';
import { partnerDomain } from '../partner/partner-domain.ts';

type Approved = Extract<ApplicationEvent, { type: 'ApplicationApproved' }>;

/** An approved application becomes a partner, under the id that the approval carries. */
export const createPartnerOnApplicationApproved: Policy<Approved, Partner> = {
  name: 'create-partner-on-application-approved',
  on: ['ApplicationApproved'],
  react: ({ data, metadata: { organizationId } }) => {
    const { partnerId, company, primaryContact, stage, tier, partnerManagerId } = data;
    const command: CreatePartner = {
      type: 'CreatePartner',
      data: {
        partnerId,
        profile: newProfile(company),
        stage,
        tier,
        partnerManagerId,
        tags: { services: [], products: [], regions: [] },
        primaryContact,
        source: 'application',
      },
    };
    // Whoever approved was told of a partner that has the domain already: the approval stands all the same.
    const reserve = company.domain === null ? {} : { reserveIfFree: partnerDomain(company.domain) };
    return [{ decider: partner, organizationId, id: partnerId, command, ...reserve }];
  },
};
