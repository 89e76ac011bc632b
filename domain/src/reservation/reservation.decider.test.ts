import { given } from '../testing/given.ts';
import { reservation } from './reservation.decider.ts';
import type { ReservationEvent } from './reservation.events.ts';

const AT = '2026-01-01T00:00:00.000Z';
const LATER = '2026-01-02T00:00:00.000Z';
const claimed = (holder: string, claimedAt = AT): ReservationEvent => ({
  type: 'ReservationClaimed',
  data: { holder, organizationId: 'org-1', claimedAt },
});
const released = (holder: string): ReservationEvent => ({ type: 'ReservationReleased', data: { holder } });
const claim = (holder: string, claimedAt = AT) =>
  ({ type: 'ClaimReservation', data: { holder, organizationId: 'org-1', claimedAt } }) as const;
const takeOver = (from: string, holder: string) =>
  ({ type: 'TakeOverReservation', data: { from, holder, organizationId: 'org-1', claimedAt: LATER } }) as const;
const takenOver = (from: string, holder: string): ReservationEvent => ({
  type: 'ReservationTakenOver',
  data: { from, holder, organizationId: 'org-1', claimedAt: LATER },
});
const release = (holder: string) => ({ type: 'ReleaseReservation', data: { holder } }) as const;

describe('reservation', () => {
  it('is claimed by the first', () => {
    given(reservation).when(claim('a')).then(claimed('a'));
    given(reservation, claimed('a')).when(claim('b')).thenRejected('reservation-held');
  });

  it('is claimed again by who has it, so that an earlier claim is no longer the newest', () => {
    given(reservation, claimed('a')).when(claim('a', LATER)).then(claimed('a', LATER));
  });

  it('is free again when its holder releases it, and only then', () => {
    given(reservation, claimed('a')).when(release('a')).then(released('a'));
    given(reservation, claimed('a')).when(release('b')).thenNothing();
    given(reservation, claimed('a'), released('a')).when(release('a')).thenNothing();
    given(reservation).when(release('a')).thenNothing();
    given(reservation, claimed('a'), released('a')).when(claim('b')).then(claimed('b'));
  });

  it('is taken over from the holder one has looked at, and from nobody else', () => {
    given(reservation, claimed('a')).when(takeOver('a', 'b')).then(takenOver('a', 'b'));
    given(reservation, claimed('c')).when(takeOver('a', 'b')).thenRejected('reservation-held');
    given(reservation, claimed('a'), released('a')).when(takeOver('a', 'b')).thenRejected('reservation-held');
    given(reservation, claimed('a'), takenOver('a', 'b')).when(takeOver('a', 'b')).thenNothing();
  });
});
