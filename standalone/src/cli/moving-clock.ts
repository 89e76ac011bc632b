import { addMillis, type Clock, millisOf } from '@partneros/domain';
import { systemClock } from '@partneros/infra';

/** A clock that says when the event in hand was first recorded, and in which time passes as it does. */
export const createMovingClock = () => {
  let at: string | undefined;
  const now = () => at ?? systemClock.now();
  const clock: Clock = {
    now,
    // Deadlines are asked for relative to `now`; what they wait for happens in real time.
    wakeAt: (moment, wake) =>
      systemClock.wakeAt(addMillis(systemClock.now(), millisOf(moment) - millisOf(now())), wake),
  };
  return {
    clock,
    recordAt: (moment: string) => {
      at = moment;
    },
  };
};
