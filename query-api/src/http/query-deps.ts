import type { AiDeps, EventFeed, Files, KeyValueStore, Outbox, RowStore, Sessions } from '@partneros/domain';
import type { LiveTurns } from '../chat/live-turns.ts';
import type { LiveEvents } from '../live/live-events.ts';

/** What query routes work with. */
export interface QueryDeps extends AiDeps {
  readonly rows: RowStore;
  readonly feed: EventFeed;
  readonly outbox: Outbox;
  readonly files: Files;
  readonly keyValues: KeyValueStore;
  readonly sessions: Pick<Sessions, 'find'>;
}

/** What a route is given: the ports, and what this process makes of them for all of its routes. */
export interface QueryRouteDeps extends QueryDeps {
  readonly live: LiveEvents;
  readonly turns: LiveTurns;
}
