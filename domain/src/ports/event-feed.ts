import type { Recorded } from '../kernel/recorded.ts';
import type { Timestamp } from '../kernel/time.ts';

/** Consecutive events. An empty batch is sent once when the subscriber has caught up with nothing left to read. */
export interface FeedBatch {
  readonly events: readonly Recorded[];
  /** Position up to which the subscriber has now seen everything. */
  readonly position: bigint;
  /** True when nothing newer was recorded at the moment the batch was made. */
  readonly caughtUp: boolean;
}

/** Events that were looked for, and the position up to which everything has been looked at. */
export interface Selection {
  readonly events: readonly Recorded[];
  readonly position: bigint;
}

/** All events of all streams, in the order they were committed: no gaps, no repeats within one subscription. */
export interface EventFeed {
  /** Position of the newest event; 0 in an empty store. */
  head(): Promise<bigint>;
  /** At most `limit` events after a position, of one organization where one is given. */
  read(after: bigint, limit: number, organizationId?: string): Promise<readonly Recorded[]>;
  /**
   * One organization's events of these types, after a position and not past `upTo`, recorded between two moments
   * (inclusive) where they are given, in order. Comes in portions small enough that others get their turn in between; a
   * portion may be empty. What is not asked for is not parsed.
   */
  select(options: {
    readonly organizationId: string;
    readonly types: readonly string[];
    readonly after: bigint;
    readonly upTo: bigint;
    readonly recorded?: { readonly from: Timestamp; readonly to: Timestamp };
  }): AsyncIterable<Selection>;
  /** Everything after a position, then live, until `signal` aborts. The next batch is made when it is asked for. */
  subscribe(options: {
    readonly after: bigint;
    readonly signal: AbortSignal;
    /** Most events in one batch; default 1,000. */
    readonly batchSize?: number;
  }): AsyncIterable<FeedBatch>;
}
