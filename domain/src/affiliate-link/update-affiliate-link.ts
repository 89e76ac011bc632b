import type { Decision } from '../kernel/decider.ts';
import type { Partially } from '../kernel/defined.ts';
import { changesOf } from '../kernel/same-json.ts';
import type { AffiliateLinkEvent } from './affiliate-link.events.ts';
import type { AffiliateLink, AffiliateLinkDetails } from './affiliate-link.state.ts';

/** Changes what a link is called, is found by, or is for. Who came by it before stays counted for it. */
export interface UpdateAffiliateLink {
  readonly type: 'UpdateAffiliateLink';
  readonly data: { readonly affiliateLinkId: string; readonly changes: Partially<AffiliateLinkDetails> };
}

export const updateAffiliateLink = (
  { data: { affiliateLinkId, changes: wanted } }: UpdateAffiliateLink,
  link: AffiliateLink,
): Decision<AffiliateLinkEvent, never> => {
  const changes = changesOf<AffiliateLinkDetails>(link, wanted);
  return Object.keys(changes).length === 0
    ? []
    : [{ type: 'AffiliateLinkUpdated', data: { affiliateLinkId, changes } }];
};
