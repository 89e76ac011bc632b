import { z } from 'zod';
import type { EventOf } from '../kernel/decider.ts';
import { Id } from '../kernel/fields.ts';
import { notPersonal } from '../kernel/personal.ts';

/** The stored format of an affiliate link. Its leads are in the streams of the applications that they are. */
export const affiliateLinkEvents = {
  AffiliateLinkCreated: z.strictObject({
    affiliateLinkId: Id,
    name: notPersonal(z.string()),
    slug: notPersonal(z.string()),
    /** The one form it is for; `null`: any of the organization. */
    applicationFormId: Id.nullable(),
    /** The partner who brings the leads, where it is one. */
    partnerId: Id.nullable(),
  }),
};

export type AffiliateLinkEvent = EventOf<typeof affiliateLinkEvents>;
