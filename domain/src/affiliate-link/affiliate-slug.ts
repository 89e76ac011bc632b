import type { ExecuteDeps } from '../kernel/execute.ts';
import { load } from '../kernel/load.ts';
import { holderOf, type Reserve } from '../reservation/execute-reserving.ts';
import { affiliateLink } from './affiliate-link.decider.ts';
import type { AffiliateLink } from './affiliate-link.state.ts';

/** Within an organization one link has a slug. */
export const affiliateSlug = (slug: string): Reserve<AffiliateLink> => ({
  kind: 'affiliate-slug',
  key: slug,
  holds: (link) => link.slug === slug,
});

/**
 * The link that a lead of a form came by; `undefined` when there is none of that name, it is disabled, or it is for another
 * form.
 */
export const findAffiliateLink = async (
  deps: Pick<ExecuteDeps, 'store' | 'ids'>,
  organizationId: string,
  slug: string,
  applicationFormId: string,
): Promise<string | undefined> => {
  const holder = await holderOf(deps, organizationId, affiliateSlug(slug));
  const link = holder && (await load(deps, affiliateLink, organizationId, holder))?.state;
  if (!link || link.slug !== slug || link.status === 'disabled') return undefined;
  return link.applicationFormId === null || link.applicationFormId === applicationFormId ? holder : undefined;
};
