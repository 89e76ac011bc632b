import { addMillis, DAY, type Timestamp } from '../kernel/time.ts';

/** How long a registration protects its account: from submission, and anew from approval. */
export const PROTECTION_DAYS = 90;

/** When protection that begins at a moment runs out. */
export const protectedUntil = (from: Timestamp): Timestamp => addMillis(from, PROTECTION_DAYS * DAY);
