import { deal } from '../deal/deal.decider.ts';
import type { Deal } from '../deal/deal.state.ts';
import type { OpenDeal } from '../deal/open-deal.ts';
import type { DealRegistrationEvent } from '../deal-registration/deal-registration.events.ts';
import type { Policy } from '../kernel/policy.ts';

type Approved = Extract<DealRegistrationEvent, { type: 'DealRegistrationApproved' }>;

/** An approved registration becomes a deal, under the id that the approval carries. */
export const openDealOnDealRegistrationApproved: Policy<Approved, Deal> = {
  name: 'open-deal-on-deal-registration-approved',
  on: ['DealRegistrationApproved'],
  react: ({ data, metadata: { organizationId } }) => {
    const { dealId, partnerId, dealRegistrationId, accountName, accountDomain, amount, expectedCloseDate } = data;
    const command: OpenDeal = {
      type: 'OpenDeal',
      data: {
        dealId,
        partnerId,
        dealRegistrationId,
        name: accountName,
        amount,
        expectedCloseDate,
        accountName,
        accountDomain,
      },
    };
    return [{ decider: deal, organizationId, id: dealId, command }];
  },
};
