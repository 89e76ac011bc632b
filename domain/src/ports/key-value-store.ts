import type { Timestamp } from '../kernel/time.ts';

/**
 * Small durable records that are not events: sessions, password hashes, webhook secrets, uploaded files.
 * A record past `expiresAt` is as good as absent.
 */
export interface KeyValueStore {
  get<Value extends object>(collection: string, key: string): Promise<Value | undefined>;
  /** Durable when it resolves. With `ifAbsent`, false means somebody else's record stands and nothing was written. */
  put<Value extends object>(
    collection: string,
    key: string,
    value: Value,
    options?: { readonly expiresAt?: Timestamp; readonly ifAbsent?: boolean },
  ): Promise<boolean>;
  delete(collection: string, key: string): Promise<void>;
  /** Every record that has not expired, in no particular order: for moving house. */
  scan(): AsyncIterable<KeyValueRecord>;
}

/** A record with where it stands. */
export interface KeyValueRecord {
  readonly collection: string;
  readonly key: string;
  readonly value: object;
  readonly expiresAt?: Timestamp;
}
