import type { DataOf } from '../kernel/decider.ts';
import type { OrganizationEvent } from './organization.events.ts';

/** Navy Systems, founded by `founder`. */
export const organizationFounded = (
  over: Partial<DataOf<OrganizationEvent, 'OrganizationCreated'>> = {},
): readonly OrganizationEvent[] => [
  {
    type: 'OrganizationCreated',
    data: { organizationId: 'org-1', name: 'Navy Systems', slug: 'navy-systems', timeZone: 'UTC', ...over },
  },
  ownerAdded('founder'),
];

export const ownerAdded = (userId: string): OrganizationEvent => ({
  type: 'OwnerAdded',
  data: { organizationId: 'org-1', userId },
});

export const ownerRemoved = (userId: string): OrganizationEvent => ({
  type: 'OwnerRemoved',
  data: { organizationId: 'org-1', userId },
});

export const aiPlanChanged = (from: number | null, to: number | null): OrganizationEvent => ({
  type: 'AiPlanChanged',
  data: { organizationId: 'org-1', from, to },
});
