import type { Clock, EventFeed, EventStore, Files, Outbox, RowStore, Sessions } from '@partneros/domain';
import type { LiveEvents } from '../live/live-events.ts';

/** What query routes work with. */
export interface QueryDeps {
  readonly rows: RowStore;
  readonly store: EventStore;
  readonly feed: EventFeed;
  readonly clock: Clock;
  readonly outbox: Outbox;
  /** The most that one organization's AI may cost in a month, in cents of a US dollar. */
  readonly aiMonthlyCents: number;
  readonly files: Files;
  readonly sessions: Pick<Sessions, 'find'>;
}

/** What a route is given: the ports, and what this process makes of them for all of its routes. */
export interface QueryRouteDeps extends QueryDeps {
  readonly live: LiveEvents;
}
