import type { Recorded } from '@partneros/domain';
import { LRUCache } from 'lru-cache';

/**
 * Whole streams that were lately read or appended to, so that what follows from an event need not read it again. It may
 * hold less than the file does, or be behind by what is being appended at this moment; then the append that goes by it
 * meets a conflict, and `forget` makes the next reader ask the file.
 */
export interface RecentStreams {
  get(stream: string): readonly Recorded[] | undefined;
  /** Keeps a stream as the file holds it. `size` is what its events weigh together. */
  keep(stream: string, events: readonly Recorded[], size: number): void;
  /** Adds what was just committed. */
  append(stream: string, events: readonly Recorded[], size: number): void;
  forget(stream: string): void;
}

// In characters of data and metadata.
const MAX_SIZE = 16_000_000;
// An append copies the list; of longer streams, reading dominates anyway.
const MAX_EVENTS = 256;

/** Starts with nothing. */
export const createRecentStreams = (): RecentStreams => {
  const kept = new LRUCache<string, { readonly events: readonly Recorded[]; readonly size: number }>({
    maxSize: MAX_SIZE,
    sizeCalculation: ({ size }) => size,
  });

  const keep = (stream: string, events: readonly Recorded[], size: number): void => {
    if (events.length === 0 || events.length > MAX_EVENTS) kept.delete(stream);
    else kept.set(stream, { events: events.map(deeplyFrozen), size });
  };

  return {
    get: (stream) => kept.get(stream)?.events,
    keep,
    append: (stream, added, size) => {
      const before = kept.peek(stream) ?? { events: [], size: 0 };
      const next = Number(added[0]?.revision);
      if (next === before.events.length) keep(stream, [...before.events, ...added], before.size + size);
      // Already read again, after the commit and before its caller was told: nothing is missing.
      else if (next > before.events.length) kept.delete(stream);
    },
    forget: (stream) => {
      kept.delete(stream);
    },
  };
};

// Everybody who reads the stream gets the same objects.
const deeplyFrozen = <Value extends object>(value: Value): Value => {
  if (Object.isFrozen(value)) return value;
  for (const part of Object.values(Object.freeze(value)))
    if (typeof part === 'object' && part !== null) deeplyFrozen(part);
  return value;
};
