import { type Decider, evolution, reject } from '../kernel/decider.ts';
import { type ReservationEvent, reservationEvents } from './reservation.events.ts';
import { reservationUpcasts } from './reservation.upcasts.ts';

/** Who has a key, and since when; `holder: null` is free again. */
export interface Reservation {
  readonly holder: string | null;
  /** The holder's; `null` where it was not recorded. */
  readonly organizationId: string | null;
  readonly claimedAt: string;
}

interface Claim {
  readonly holder: string;
  readonly organizationId: string;
  readonly claimedAt: string;
}

export type ReservationCommand =
  | { readonly type: 'ClaimReservation'; readonly data: Claim }
  | { readonly type: 'TakeOverReservation'; readonly data: Claim & { readonly from: string } }
  | { readonly type: 'ReleaseReservation'; readonly data: { readonly holder: string } };

/** Uniqueness across streams: whoever appends first has the key. */
export const reservation: Decider<Reservation, ReservationCommand, ReservationEvent, 'reservation-held'> = {
  category: 'reservation',
  events: reservationEvents,
  upcasts: reservationUpcasts,
  evolve: evolution<Reservation, ReservationEvent, 'ReservationClaimed'>(
    { ReservationClaimed: ({ holder, organizationId, claimedAt }) => ({ holder, organizationId, claimedAt }) },
    {
      ReservationTakenOver: (_reservation, { holder, organizationId, claimedAt }) => ({
        holder,
        organizationId,
        claimedAt,
      }),
      ReservationReleased: (reservation) => ({ ...reservation, holder: null }),
    },
  ),
  decide: (command, state) => {
    const holder = state?.holder ?? null;
    switch (command.type) {
      case 'ClaimReservation':
        // Also by who has it: whoever claimed it before for the same holder then sees that it is not theirs to release.
        return holder === null || holder === command.data.holder
          ? [{ type: 'ReservationClaimed', data: command.data }]
          : reject('reservation-held');
      case 'TakeOverReservation':
        if (holder === command.data.holder) return [];
        return holder === command.data.from
          ? [{ type: 'ReservationTakenOver', data: command.data }]
          : reject('reservation-held');
      case 'ReleaseReservation':
        return holder === command.data.holder ? [{ type: 'ReservationReleased', data: command.data }] : [];
    }
  },
};
