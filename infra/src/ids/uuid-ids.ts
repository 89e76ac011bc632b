import type { Ids } from '@partneros/domain';
import { v5, v7 } from 'uuid';

// Fixed for good: another namespace would lead the same command to other ids.
const NAMESPACE = '8f0b3f5e-3c0f-5d59-9d8a-6b1f4f2f7c11';

/** UUIDs: version 7 for new ones, version 5 for derived ones. */
export const uuidIds: Ids = {
  next: () => v7(),
  // As JSON, so that ('a', 'bc') and ('ab', 'c') differ.
  derive: (...parts) => v5(JSON.stringify(parts), NAMESPACE),
};
