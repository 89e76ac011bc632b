import type { NewEvent, Recorded } from '../kernel/recorded.ts';

/** The revision of the stream's last event, or that it must not exist yet. */
export type ExpectedRevision = 'no-stream' | bigint;

/**
 * `appended` means durable: it survives a power cut from here on. `conflict`: the stream is not where it was expected;
 * nothing was written, and a read from there on shows what is there instead. Of several calls that expect the same revision exactly one is told `appended`, even when they
 * carry the same ids: an append can serve as a lock.
 */
export type AppendResult =
  | { readonly kind: 'appended'; readonly events: readonly Recorded[] }
  | { readonly kind: 'conflict' };

/** The append was sent and not answered: it may or may not have happened. Repeat the command: it looks for itself in the stream. */
export class AppendUnknown extends Error {
  override readonly name = 'AppendUnknown';
}

/** Streams of events. */
export interface EventStore {
  /**
   * A stream's events in order, from revision `from` (default 0), at most `limit`. An unknown stream is empty.
   */
  read(stream: string, options?: { readonly from?: bigint; readonly limit?: number }): Promise<readonly Recorded[]>;
  /** Appends all events or none. Throws `AppendUnknown`, or `Unavailable` before anything was sent. */
  append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<AppendResult>;
}
