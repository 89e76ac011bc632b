import type { Timestamp } from '../kernel/time.ts';

/** The later of two moments. */
export const laterOf = (one: Timestamp, other: Timestamp): Timestamp => (one > other ? one : other);
