import { z } from 'zod';
import type { EventOf } from '../kernel/decider.ts';
import { Id, Instant } from '../kernel/fields.ts';

// Whose the holder is; unknown of what was claimed before this was recorded.
const organizationId = Id.nullable();

/** The stored format of a reservation: one stream per reserved key, whose id is a fingerprint of that key. */
export const reservationEvents = {
  ReservationClaimed: z.strictObject({ holder: Id, organizationId, claimedAt: Instant }),
  ReservationTakenOver: z.strictObject({ from: Id, holder: Id, organizationId, claimedAt: Instant }),
  ReservationReleased: z.strictObject({ holder: Id }),
};

export type ReservationEvent = EventOf<typeof reservationEvents>;
