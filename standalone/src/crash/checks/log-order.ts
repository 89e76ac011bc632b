import type { Check } from '../evidence.ts';

/** Positions count 1, 2, 3 …, or rise at least; revisions count 0, 1, 2 … in every stream; no event id comes twice. */
export const logOrder: Check = {
  promise: 'the log has no gap, every stream counts from 0, and no event id comes twice',
  find: ({ events, counted }) => {
    const faults: string[] = [];
    const revisions = new Map<string, bigint>();
    const ids = new Set<string>();
    let before = 0n;
    for (const [index, { position, stream, revision, metadata }] of events.entries()) {
      if (counted ? position !== BigInt(index + 1) : position <= before)
        faults.push(`position ${position} stands at place ${index + 1}`);
      before = position;
      const expected = (revisions.get(stream) ?? -1n) + 1n;
      if (revision !== expected) faults.push(`${stream} has revision ${revision} where ${expected} was due`);
      revisions.set(stream, revision);
      if (ids.has(metadata.eventId)) faults.push(`event id ${metadata.eventId} comes twice`);
      ids.add(metadata.eventId);
    }
    return faults;
  },
};
