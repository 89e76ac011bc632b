import { z } from 'zod';
import type { EventOf } from '../kernel/decider.ts';
import { Id } from '../kernel/fields.ts';
import { notPersonal } from '../kernel/personal.ts';

const text = notPersonal(z.string());

/** What an organization may change about itself. */
export const OrganizationSettings = z.strictObject({ name: text, timeZone: text });
export type OrganizationSettings = Readonly<z.output<typeof OrganizationSettings>>;

/** How an organization lets its partners into the portal. */
export const PortalSettings = z.strictObject({
  /** `automatic`: whoever a new partner is talked to through gets a way in by mail. */
  provisioning: z.enum(['automatic', 'manual']),
  /** What a partner's person goes through before the partner has joined, in this order. */
  onboardingSteps: z.array(text),
});
export type PortalSettings = Readonly<z.output<typeof PortalSettings>>;

const organization = { organizationId: Id };

/** The stored format of an organization. Its id is also the id of the organization that its stream belongs to. */
export const organizationEvents = {
  OrganizationCreated: z.strictObject({ ...organization, name: text, slug: text, timeZone: text }),
  OrganizationSettingsChanged: z.strictObject({ ...organization, changes: OrganizationSettings.partial() }),
  /** In cents of a US dollar a month; `null`: what the installation allows. */
  AiPlanChanged: z.strictObject({
    ...organization,
    from: z.int().min(0).nullable(),
    to: z.int().min(0).nullable(),
  }),
  PortalSettingsChanged: z.strictObject({ ...organization, changes: PortalSettings.partial() }),
  OwnerAdded: z.strictObject({ ...organization, userId: Id }),
  OwnerRemoved: z.strictObject({ ...organization, userId: Id }),
};

export type OrganizationEvent = EventOf<typeof organizationEvents>;
