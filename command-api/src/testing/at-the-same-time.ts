import type { EventStore } from '@partneros/domain';

const isReservation = (stream: string) => stream.startsWith('reservation-');

/** Lets `count` commands look whether a key is free before any of them goes on. */
export const lookTogether = (store: EventStore, count: number): void => {
  const { read } = store;
  let looked = 0;
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  store.read = async (stream, options) => {
    const events = await read.call(store, stream, options);
    if (!isReservation(stream) || looked === count) return events;
    looked += 1;
    if (looked === count) open();
    await opened;
    return events;
  };
};

/** Does something right after the next claim of a key, before the command that claims it goes on. */
export const afterNextClaim = (store: EventStore, act: () => Promise<unknown>): void => {
  const { append } = store;
  store.append = async (...asked) => {
    const result = await append.apply(store, asked);
    if (!isReservation(asked[0])) return result;
    store.append = append;
    await act();
    return result;
  };
};
