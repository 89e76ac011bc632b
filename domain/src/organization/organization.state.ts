import { evolution } from '../kernel/decider.ts';
import { defined } from '../kernel/defined.ts';
import type { OrganizationEvent, OrganizationSettings, PortalSettings } from './organization.events.ts';

/**
 * How partners are let in where an organization has said nothing. One that is founded says `automatic` at once; for those
 * that are older than the portal, and for their history, nobody is sent anything unasked.
 */
export const PORTAL_DEFAULTS: PortalSettings = {
  provisioning: 'manual',
  onboardingSteps: ['company', 'people', 'programme'],
};

/**
 * An organization, and who owns it.
 *
 * Owners are kept here and not with each member, because "the last owner stays" is a rule over all of them, and only one
 * stream can decide it without a race. Whoever is in `owners` is an owner, and nobody else: what a membership says of
 * itself is never taken for ownership (`effectiveMembership`). So whatever races, crashes or repeats happen between the
 * two streams, an organization that was created has an owner who can get in.
 */
export interface Organization extends OrganizationSettings {
  /** Unique among all organizations, for addresses. */
  readonly slug: string;
  readonly owners: readonly string[];
  /** What AI may cost in a month, in cents of a US dollar; `null`: what the installation allows. */
  readonly aiPlan: { readonly monthlyCents: number | null };
  readonly portal: PortalSettings;
}

export const evolveOrganization = evolution<Organization, OrganizationEvent, 'OrganizationCreated'>(
  {
    OrganizationCreated: ({ name, slug, timeZone }) => ({
      name,
      slug,
      timeZone,
      owners: [],
      aiPlan: { monthlyCents: null },
      portal: PORTAL_DEFAULTS,
    }),
  },
  {
    OrganizationSettingsChanged: (organization, { changes }) => ({
      ...organization,
      ...defined<OrganizationSettings>(changes),
    }),
    AiPlanChanged: (organization, { to }) => ({ ...organization, aiPlan: { monthlyCents: to } }),
    PortalSettingsChanged: (organization, { changes }) => ({
      ...organization,
      portal: { ...organization.portal, ...defined<PortalSettings>(changes) },
    }),
    OwnerAdded: (organization, { userId }) => ({
      ...organization,
      owners: [...organization.owners.filter((owner) => owner !== userId), userId],
    }),
    OwnerRemoved: (organization, { userId }) => ({
      ...organization,
      owners: organization.owners.filter((owner) => owner !== userId),
    }),
  },
);
