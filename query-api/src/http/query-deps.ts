import type { Clock, EventFeed, EventStore, RowStore } from '@partneros/domain';

/** What query routes work with. */
export interface QueryDeps {
  readonly rows: RowStore;
  readonly store: EventStore;
  readonly feed: EventFeed;
  readonly clock: Clock;
}
