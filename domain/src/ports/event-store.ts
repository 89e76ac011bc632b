import type { NewEvent, Recorded } from '../kernel/recorded.ts';

/** The revision of the stream's last event, or that it must not exist yet. */
export type ExpectedRevision = 'no-stream' | bigint;

/** `appended` means durable: it survives a power cut from here on. `conflict`: somebody else appended; nothing was written. */
export type AppendResult =
  | { readonly kind: 'appended'; readonly events: readonly Recorded[] }
  | { readonly kind: 'conflict' };

/** The append was sent and not answered: it may or may not have happened. Repeat it with the same ids to find out. */
export class AppendUnknown extends Error {
  override readonly name = 'AppendUnknown';
}

/** Streams of events. */
export interface EventStore {
  /**
   * A stream's events in order, from revision `from` (default 0), at most `limit`. An unknown stream is empty.
   */
  read(stream: string, options?: { readonly from?: bigint; readonly limit?: number }): Promise<readonly Recorded[]>;
  /** Appends all events or none. Throws `AppendUnknown`, or an outage before anything was sent. */
  append(stream: string, expected: ExpectedRevision, events: readonly NewEvent[]): Promise<AppendResult>;
}
