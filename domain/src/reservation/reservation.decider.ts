import { type Decider, evolution, reject } from '../kernel/decider.ts';
import { type ReservationEvent, reservationEvents } from './reservation.events.ts';

/** Who has a key, and since when; `holder: null` is free again. */
export interface Reservation {
  readonly holder: string | null;
  readonly claimedAt: string;
}

export type ReservationCommand =
  | { readonly type: 'ClaimReservation'; readonly data: { readonly holder: string; readonly claimedAt: string } }
  | {
      readonly type: 'TakeOverReservation';
      readonly data: { readonly from: string; readonly holder: string; readonly claimedAt: string };
    }
  | { readonly type: 'ReleaseReservation'; readonly data: { readonly holder: string } };

/** Uniqueness across streams: whoever appends first has the key. */
export const reservation: Decider<Reservation, ReservationCommand, ReservationEvent, 'reservation-held'> = {
  category: 'reservation',
  events: reservationEvents,
  evolve: evolution<Reservation, ReservationEvent, 'ReservationClaimed'>(
    { ReservationClaimed: ({ holder, claimedAt }) => ({ holder, claimedAt }) },
    {
      ReservationTakenOver: (_reservation, { holder, claimedAt }) => ({ holder, claimedAt }),
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
