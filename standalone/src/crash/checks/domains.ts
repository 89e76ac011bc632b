import type { PartnerEvent } from '@partneros/domain';
import type { Check } from '../evidence.ts';

/** However partners come in, by hand, by import or by application, a domain has one of them: nobody allowed more. */
export const domains: Check = {
  promise: 'no two partners of an organization have one domain',
  find: ({ events }) => {
    const holders = new Map<string, string>();
    return events.flatMap(({ type, data, metadata: { organizationId } }) => {
      if (type !== 'PartnerCreated') return [];
      const { partnerId, profile } = data as Extract<PartnerEvent, { type: 'PartnerCreated' }>['data'];
      const domain = `${organizationId}/${profile.domain}`;
      const holder = holders.get(domain) ?? partnerId;
      holders.set(domain, holder);
      return profile.domain === null || holder === partnerId
        ? []
        : [`${profile.domain} has ${holder} and ${partnerId}`];
    });
  },
};
