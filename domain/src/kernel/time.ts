/** A moment as ISO 8601 UTC with milliseconds; two of them compare as strings. */
export type Timestamp = string;

/** Milliseconds since the epoch of a timestamp. */
export const millisOf = (at: Timestamp): number => Date.parse(at);

/** The timestamp of milliseconds since the epoch. */
export const timestampOf = (millis: number): Timestamp => new Date(millis).toISOString();

/** A timestamp moved by milliseconds (forward when positive). */
export const addMillis = (at: Timestamp, millis: number): Timestamp => timestampOf(millisOf(at) + millis);

/** Milliseconds of one day. */
export const DAY = 86_400_000;
