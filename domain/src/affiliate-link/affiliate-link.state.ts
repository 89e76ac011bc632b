import { type DataOf, evolution } from '../kernel/decider.ts';
import { defined } from '../kernel/defined.ts';
import type { AffiliateLinkEvent } from './affiliate-link.events.ts';

/** The statuses of an affiliate link. */
export const AFFILIATE_LINK_STATUSES = ['active', 'disabled'] as const;

/** What is said of a link. */
export type AffiliateLinkDetails = Omit<DataOf<AffiliateLinkEvent, 'AffiliateLinkCreated'>, 'affiliateLinkId'>;

/** An affiliate link as callers see it, between its id and its version. */
export interface AffiliateLink extends AffiliateLinkDetails {
  /** `disabled`: applications that name it are taken, and not counted for it. */
  readonly status: (typeof AFFILIATE_LINK_STATUSES)[number];
}

export const evolveAffiliateLink = evolution<AffiliateLink, AffiliateLinkEvent, 'AffiliateLinkCreated'>(
  { AffiliateLinkCreated: ({ affiliateLinkId: _id, ...link }) => ({ ...link, status: 'active' }) },
  {
    AffiliateLinkUpdated: (link, { changes }) => ({ ...link, ...defined<AffiliateLinkDetails>(changes) }),
    AffiliateLinkDisabled: (link) => ({ ...link, status: 'disabled' }),
    AffiliateLinkEnabled: (link) => ({ ...link, status: 'active' }),
  },
);
