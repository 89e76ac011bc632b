import {
  type Cause,
  type Decider,
  deciders,
  decodeWith,
  type EventStore,
  execute,
  type Message,
  type Outcome,
} from '@partneros/domain';
import type { ScriptedModel } from '@partneros/domain/testing';
import { createSessions, emptyOutbox } from '@partneros/infra';
import {
  createManualClock,
  createObligingModel,
  type ManualClock,
  type MemoryStores,
  openMemoryStores,
  type ServedRoutes,
  serveRoutes,
} from '@partneros/infra/testing';
import { projections, runProjections } from '@partneros/projections';
import { createQueryApi } from '../create-query-api.ts';

/** The whole query API over stores in memory, with every projection running. */
export interface ServedQueryApi extends ServedRoutes, MemoryStores<ManualClock> {
  readonly model: ScriptedModel;
  /** Carries a command out in `org-1`, or as its cause says. */
  execute<State, Command extends Message, Event extends Message, Code extends string>(
    decider: Decider<State, Command, Event, Code>,
    id: string,
    command: Command,
    options?: { readonly cause?: Partial<Cause>; readonly organizationId?: string },
  ): Promise<Outcome<State, Event, Code>>;
  /** Reads a path once every projection has seen all events, and answers status and JSON. */
  read<Body>(path: string, request?: Parameters<ServedRoutes['fetch']>[1]): Promise<{ status: number; body: Body }>;
}

/**
 * Serves every query route, as `serveRoutes` does. The clock stands at 2026-05-16T12:00:00.000Z. With `reading` the routes
 * read streams through what it makes of the store.
 */
export const serveQueryApi = async ({
  reading = ({ store }) => store.read,
}: {
  readonly reading?: (stores: MemoryStores<ManualClock>) => EventStore['read'];
} = {}): Promise<ServedQueryApi> => {
  const clock = createManualClock('2026-05-16T12:00:00.000Z');
  const stores = openMemoryStores({ decode: decodeWith(deciders), clock });
  const sessions = createSessions({ ...stores, secret: 'x'.repeat(32), secure: false });
  const model = createObligingModel();
  const running = runProjections(stores, projections);
  const served = await serveRoutes(
    createQueryApi({
      ...stores,
      store: { ...stores.store, read: reading(stores) },
      outbox: emptyOutbox,
      sessions,
      aiMonthlyCents: 1_000,
      model,
    }),
    stores,
  );

  const caughtUp = async () => {
    const head = await stores.feed.head();
    await Promise.all(projections.map(({ model }) => stores.rows.reached(model, head, 2_000)));
  };

  return {
    ...stores,
    ...served,
    model,
    execute: (decider, id, command, { cause = {}, organizationId = 'org-1' } = {}) =>
      execute(stores, decider, {
        organizationId,
        id,
        command,
        cause: {
          commandId: stores.ids.next(),
          correlationId: 'request-1',
          actor: { type: 'user', id: 'user-1' },
          occurredAt: clock.now(),
          depth: 0,
          ...cause,
        },
      }),
    read: async <Body>(path: string, request?: Parameters<ServedRoutes['fetch']>[1]) => {
      await caughtUp();
      const response = await served.fetch(path, request);
      return { status: response.status, body: (await response.json()) as Body };
    },
    close: async () => {
      await served.close();
      await running.stop();
      await stores.close();
    },
  };
};
