/** Where ids come from. */
export interface Ids {
  /** A new UUID, lowercase, that sorts by time of making (version 7). */
  next(): string;
  /** The UUID (version 5) that these parts always lead to. Order matters; also used as an opaque fingerprint. */
  derive(...parts: readonly string[]): string;
}
