import { evolution } from '../kernel/decider.ts';
import { defined } from '../kernel/defined.ts';
import { extend } from '../kernel/extend.ts';
import type { Contact, PartnerEvent, PartnerProfile, PartnerTags } from './partner.events.ts';

/** How far a partner's own people have come in the portal. */
export interface PortalOnboarding {
  readonly completedSteps: readonly string[];
  /** When the partner joined; `null` until then. */
  readonly completedAt: string | null;
}

/** A partner as callers see it, between its id and its version. */
export interface Partner extends PartnerProfile {
  readonly stage: string;
  readonly tier: string | null;
  readonly tierSource: 'automatic' | 'manual' | null;
  readonly partnerManagerId: string | null;
  readonly tags: PartnerTags;
  readonly contacts: readonly Contact[];
  readonly primaryContactId: string;
  readonly fitScore: number | null;
  readonly healthScore: number | null;
  readonly lastActivityAt: string | null;
  readonly status: 'active' | 'archived';
  readonly source: 'manual' | 'import' | 'application';
  readonly portalOnboarding: PortalOnboarding;
}

export const evolvePartner = evolution<Partner, PartnerEvent, 'PartnerCreated'>(
  {
    PartnerCreated: ({ profile, stage, tier, partnerManagerId, tags, primaryContact, source }) =>
      extend(profile, {
        stage,
        tier,
        tierSource: tier === null ? null : ('manual' as const),
        partnerManagerId,
        tags,
        contacts: [primaryContact],
        primaryContactId: primaryContact.contactId,
        fitScore: null,
        healthScore: null,
        lastActivityAt: null,
        status: 'active' as const,
        source,
        portalOnboarding: { completedSteps: [], completedAt: null },
      }),
  },
  {
    PartnerProfileUpdated: (partner, { changes }) => ({ ...partner, ...defined<PartnerProfile>(changes) }),
    PartnerStageChanged: (partner, { to }) => ({ ...partner, stage: to }),
    PartnerTierChanged: (partner, { to, source }) => ({
      ...partner,
      tier: to,
      tierSource: to === null ? null : source,
    }),
    PartnerTierEvaluated: (partner) => partner,
    PartnerTierGraceStarted: (partner) => partner,
    PartnerTierGraceEnded: (partner) => partner,
    PartnerTierPinned: (partner) => ({ ...partner, tierSource: 'manual' }),
    PartnerTierUnpinned: (partner) => ({ ...partner, tierSource: 'automatic' }),
    PartnerManagerAssigned: (partner, { to }) => ({ ...partner, partnerManagerId: to }),
    ContactAddedToPartner: (partner, { contact }) => ({ ...partner, contacts: [...partner.contacts, contact] }),
    ContactUpdated: (partner, { contact }) => ({
      ...partner,
      contacts: partner.contacts.map((known) => (known.contactId === contact.contactId ? contact : known)),
    }),
    PrimaryContactChanged: (partner, { to }) => ({ ...partner, primaryContactId: to }),
    ContactRemoved: (partner, { contactId }) => ({
      ...partner,
      contacts: partner.contacts.filter((known) => known.contactId !== contactId),
    }),
    PartnerTagged: (partner, { tags }) => ({ ...partner, tags }),
    PartnerArchived: (partner) => ({ ...partner, status: 'archived' }),
    PartnerActivityRecorded: (partner, { happenedAt }) => ({
      ...partner,
      lastActivityAt:
        partner.lastActivityAt !== null && partner.lastActivityAt > happenedAt ? partner.lastActivityAt : happenedAt,
    }),
    PartnerScoresComputed: (partner, { fit, health }) => ({ ...partner, fitScore: fit, healthScore: health }),
    PartnerPortalOnboardingStepCompleted: (partner, { step }) => ({
      ...partner,
      portalOnboarding: {
        ...partner.portalOnboarding,
        completedSteps: [...partner.portalOnboarding.completedSteps, step],
      },
    }),
    PartnerPortalOnboardingCompleted: (partner, { completedAt }) => ({
      ...partner,
      portalOnboarding: { ...partner.portalOnboarding, completedAt },
    }),
  },
);
