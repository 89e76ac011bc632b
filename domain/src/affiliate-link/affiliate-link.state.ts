import { type DataOf, evolution } from '../kernel/decider.ts';
import type { AffiliateLinkEvent } from './affiliate-link.events.ts';

/** An affiliate link as callers see it, between its id and its version. */
export type AffiliateLink = Omit<DataOf<AffiliateLinkEvent, 'AffiliateLinkCreated'>, 'affiliateLinkId'>;

export const evolveAffiliateLink = evolution<AffiliateLink, AffiliateLinkEvent, 'AffiliateLinkCreated'>(
  { AffiliateLinkCreated: ({ affiliateLinkId: _id, ...link }) => link },
  {},
);
