import type { Upcasts } from '../kernel/upcast.ts';

/** Lifts older stored claims. */
export const reservationUpcasts: Upcasts = {
  ReservationClaimed: [(data) => ({ ...data, organizationId: null })],
  ReservationTakenOver: [(data) => ({ ...data, organizationId: null })],
};
