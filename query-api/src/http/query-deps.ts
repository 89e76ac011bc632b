import type { Clock, EventFeed, EventStore, Outbox, RowStore, Sessions } from '@partneros/domain';

/** What query routes work with. */
export interface QueryDeps {
  readonly rows: RowStore;
  readonly store: EventStore;
  readonly feed: EventFeed;
  readonly clock: Clock;
  readonly outbox: Outbox;
  readonly sessions: Pick<Sessions, 'find'>;
}
