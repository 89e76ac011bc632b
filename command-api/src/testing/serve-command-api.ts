import { deciders, decodeWith } from '@partneros/domain';
import {
  createManualClock,
  type ManualClock,
  type MemoryStores,
  openMemoryStores,
  type ServedRoutes,
  serveRoutes,
} from '@partneros/infra/testing';
import { createCommandApi } from '../create-command-api.ts';

/** An event as tests compare it. */
export interface AppendedEvent {
  readonly type: string;
  readonly data: object;
}

/** The whole command API over stores in memory. */
export interface ServedCommandApi extends ServedRoutes, MemoryStores<ManualClock> {
  /** Everything appended so far by any of these types, in order; without types, everything but reservations. */
  events(...types: readonly string[]): Promise<readonly AppendedEvent[]>;
}

/** Serves every command route, as `serveRoutes` does. The clock stands at 2026-05-16T12:00:00.000Z. */
export const serveCommandApi = async (): Promise<ServedCommandApi> => {
  const clock = createManualClock('2026-05-16T12:00:00.000Z');
  const stores = openMemoryStores({ decode: decodeWith(deciders), clock });
  const served = await serveRoutes(createCommandApi(stores), stores);
  return {
    ...stores,
    ...served,
    events: async (...types) =>
      (await stores.feed.read(0n, 10_000))
        .filter(({ type }) => (types.length > 0 ? types.includes(type) : !type.startsWith('Reservation')))
        .map(({ type, data }) => ({ type, data })),
    close: async () => {
      await served.close();
      await stores.close();
    },
  };
};
