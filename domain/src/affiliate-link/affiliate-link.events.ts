import { z } from 'zod';
import type { EventOf } from '../kernel/decider.ts';
import { Id, Instant } from '../kernel/fields.ts';
import { notPersonal } from '../kernel/personal.ts';

const link = { affiliateLinkId: Id };
const details = {
  name: notPersonal(z.string()),
  slug: notPersonal(z.string()),
  /** The one form it is for; `null`: any of the organization. */
  applicationFormId: Id.nullable(),
  /** The partner who brings the leads, where it is one. */
  partnerId: Id.nullable(),
};

/** The stored format of an affiliate link. Its leads are in the streams of the applications that they are. */
export const affiliateLinkEvents = {
  AffiliateLinkCreated: z.strictObject({ ...link, ...details }),
  AffiliateLinkUpdated: z.strictObject({ ...link, changes: z.strictObject(details).partial() }),
  /** Nobody comes by it any more. Who came by it before stays counted. */
  AffiliateLinkDisabled: z.strictObject({ ...link, disabledAt: Instant }),
  AffiliateLinkEnabled: z.strictObject({ ...link, enabledAt: Instant }),
};

export type AffiliateLinkEvent = EventOf<typeof affiliateLinkEvents>;
