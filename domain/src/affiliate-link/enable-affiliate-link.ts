import type { Decision } from '../kernel/decider.ts';
import type { AffiliateLinkEvent } from './affiliate-link.events.ts';
import type { AffiliateLink } from './affiliate-link.state.ts';

/** Counts applications for a link again. */
export interface EnableAffiliateLink {
  readonly type: 'EnableAffiliateLink';
  readonly data: { readonly affiliateLinkId: string; readonly enabledAt: string };
}

export const enableAffiliateLink = (
  { data }: EnableAffiliateLink,
  { status }: AffiliateLink,
): Decision<AffiliateLinkEvent, never> => (status === 'active' ? [] : [{ type: 'AffiliateLinkEnabled', data }]);
