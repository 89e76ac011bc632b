import { z } from 'zod';
import type { EventOf } from '../kernel/decider.ts';
import { Id, Instant } from '../kernel/fields.ts';
import { notPersonal } from '../kernel/personal.ts';

/** The stored format of a partner's certification: never edited, only lifted by upcasts. */
export const partnerCertificationEvents = {
  CertificationCompleted: z.strictObject({
    partnerCertificationId: Id,
    partnerId: Id,
    contactId: Id,
    certificationId: Id,
    /** The certification's title at that time. */
    title: notPersonal(z.string()),
    completedAt: Instant,
    /** When it has to be renewed; `null`: never. */
    expiresAt: Instant.nullable(),
    /** Has this contact completed it before? Then it is a renewal. */
    isRenewal: z.boolean(),
    /** How many of the partner's contacts have ever completed it, this one included. */
    holders: z.int().min(1),
  }),
};

export type PartnerCertificationEvent = EventOf<typeof partnerCertificationEvents>;
