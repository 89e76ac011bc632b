import type { Ids } from '@partneros/domain';
import { uuidIds } from '../ids/uuid-ids.ts';

/** Ids that count up: the same test sees the same ids in every run. Derived ids are the real ones. */
export const createSequentialIds = (): Ids => {
  let count = 0;
  return {
    next: () => {
      count += 1;
      return `00000000-0000-7000-8000-${count.toString(16).padStart(12, '0')}`;
    },
    derive: uuidIds.derive,
  };
};
