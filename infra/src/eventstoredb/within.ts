import { addMillis, type Clock } from '@partneros/domain';

/** Nothing was heard in time. */
export class Late extends Error {
  override readonly name = 'Late';
}

/** Settles as `work` does, or throws `Late`; `giveUp` is then told to let go of it. */
export const within = <T>(clock: Clock, millis: number, work: Promise<T>, giveUp: () => void): Promise<T> =>
  new Promise((resolve, reject) => {
    const cancel = clock.wakeAt(addMillis(clock.now(), millis), () => {
      reject(new Late(`no answer within ${millis} ms`));
      giveUp();
    });
    work.then(resolve, reject).finally(cancel);
  });
