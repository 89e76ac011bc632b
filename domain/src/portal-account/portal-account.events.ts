import { z } from 'zod';
import type { EventOf } from '../kernel/decider.ts';
import { Id, Instant } from '../kernel/fields.ts';
import { notPersonal, personal } from '../kernel/personal.ts';

/** Why an account was taken back before anybody claimed it. */
export const PORTAL_REVOCATIONS = ['by_hand', 'partner_archived'] as const;

const partner = { partnerId: Id };
/** Counts the links there have been. Only the newest opens anything. */
const link = z.int().min(1);

/**
 * The stored format of a partner's portal account: one stream per partner, under its id. Who it is for is told by
 * `contactId`; the link itself is a secret, and in no event.
 */
export const portalAccountEvents = {
  PortalAccountProvisioned: z.strictObject({ ...partner, contactId: Id, link }),
  PortalLinkSent: z.strictObject({
    ...partner,
    contactId: Id,
    link,
    email: personal('contactId', z.string()),
    expiresAt: Instant,
  }),
  PortalLinkFailed: z.strictObject({ ...partner, link, reason: notPersonal(z.string()) }),
  PortalLinkRenewed: z.strictObject({ ...partner, link }),
  PortalAccountClaimed: z.strictObject({ ...partner, contactId: Id, link, userId: Id, claimedAt: Instant }),
  PortalAccountRevoked: z.strictObject({ ...partner, reason: z.enum(PORTAL_REVOCATIONS) }),
};

export type PortalAccountEvent = EventOf<typeof portalAccountEvents>;
