import type { Decision } from '../kernel/decider.ts';
import type { AffiliateLinkEvent } from './affiliate-link.events.ts';
import type { AffiliateLink } from './affiliate-link.state.ts';

/** Lets nobody come by a link any more: applications that name it are taken, and not counted for it. */
export interface DisableAffiliateLink {
  readonly type: 'DisableAffiliateLink';
  readonly data: { readonly affiliateLinkId: string; readonly disabledAt: string };
}

export const disableAffiliateLink = (
  { data }: DisableAffiliateLink,
  { status }: AffiliateLink,
): Decision<AffiliateLinkEvent, never> => (status === 'disabled' ? [] : [{ type: 'AffiliateLinkDisabled', data }]);
