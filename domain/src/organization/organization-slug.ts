import { slugOf } from '../kernel/text.ts';
import type { Reserve } from '../reservation/execute-reserving.ts';
import type { Organization } from './organization.state.ts';

/**
 * The slugs an organization of this name may have, the best first. The last ones carry a piece of its id, so that they
 * are free unless somebody took them on purpose, and so that a repeat comes to the same.
 */
export const slugsFor = (name: string, organizationId: string): readonly string[] => {
  const base = slugOf(name);
  const tail = organizationId.replace(/[^a-z0-9]/g, '').slice(-12);
  return base === '' ? [`org-${tail}`] : [base, `${base}-${tail.slice(-4)}`, `${base}-${tail}`];
};

/** One organization has a slug, among all there are. */
export const organizationSlug = (slug: string): Reserve<Organization> => ({
  kind: 'organization-slug',
  key: slug,
  holds: (organization) => organization.slug === slug,
  across: 'organizations',
});
