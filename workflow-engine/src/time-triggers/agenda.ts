import type { Timestamp } from '@partneros/domain';
import TinyQueue from 'tinyqueue';

/** Who is to be looked at, and when at the latest. */
export interface Agenda {
  /**
   * Looks at a name at a moment, or sooner when it is to be looked at sooner anyway. So a moment that moves to a later
   * time costs nothing until its old time has come.
   */
  add(name: string, at: Timestamp): void;
  /** The next moment at which somebody is to be looked at. */
  next(): Timestamp | undefined;
  /** Takes whom to look at next, if that is due by a moment. */
  takeDue(until: Timestamp): Entry | undefined;
  /** How many entries are kept in memory, those included that no longer count. */
  size(): number;
}

interface Entry {
  readonly name: string;
  readonly at: Timestamp;
}

/** A heap with one standing entry per name. */
export const createAgenda = (): Agenda => {
  const queue = new TinyQueue<Entry>([], (a, b) => (a.at < b.at ? -1 : Number(a.at > b.at)));
  // Only the entry that stands here counts: one that was added before, for later, stays in the heap until its turn.
  const standing = new Map<string, Entry>();

  const settled = (): Entry | undefined => {
    for (let first = queue.peek(); first !== undefined; first = queue.peek()) {
      if (standing.get(first.name) === first) return first;
      queue.pop();
    }
    return undefined;
  };

  return {
    add: (name, at) => {
      const known = standing.get(name);
      if (known !== undefined && known.at <= at) return;
      const entry = { name, at };
      standing.set(name, entry);
      queue.push(entry);
    },
    next: () => settled()?.at,
    takeDue: (until) => {
      const first = settled();
      if (first === undefined || first.at > until) return undefined;
      queue.pop();
      standing.delete(first.name);
      return first;
    },
    size: () => queue.length,
  };
};
