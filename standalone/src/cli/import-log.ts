import type { EventMetadata, EventStore, KeyValueStore, NewEvent } from '@partneros/domain';
import type { MovedLine } from './moved-line.ts';

/** What an import came to. */
export interface Imported {
  readonly events: number;
  /** Events that were there already, from an import that was cut short. */
  readonly present: number;
  readonly records: number;
}

/** The store holds something else where an event of the import belongs. */
export class ForeignEvent extends Error {
  override readonly name = 'ForeignEvent';
}

type EventLine = Extract<MovedLine, { readonly kind: 'event' }>;

/**
 * Appends an export to a store in its order, each event at its own revision: so pointers between events stay right, while
 * positions are the new store's own. Can be repeated: what is there already is left alone. `recordAt` is told when the
 * next event was first recorded, for the clock that the store goes by.
 */
export const importLog = async (
  { store, keyValues }: { readonly store: EventStore; readonly keyValues: KeyValueStore },
  lines: AsyncIterable<MovedLine>,
  recordAt: (at: string) => void,
): Promise<Imported> => {
  let events = 0;
  let present = 0;
  let records = 0;
  for await (const line of lines) {
    if (line.kind === 'record') {
      await keyValues.put(line.collection, line.key, line.value, line.expiresAt ? { expiresAt: line.expiresAt } : {});
      records += 1;
      continue;
    }
    recordAt(line.recordedAt);
    if (await append(store, line)) events += 1;
    else present += 1;
  }
  return { events, present, records };
};

const append = async (store: EventStore, line: EventLine): Promise<boolean> => {
  const revision = BigInt(line.revision);
  const metadata = line.metadata as unknown as EventMetadata;
  const event: NewEvent = { type: line.type, data: line.data, metadata };
  const result = await store.append(line.stream, revision === 0n ? 'no-stream' : revision - 1n, [event]);
  if (result.kind === 'appended') return true;
  const [there] = await store.read(line.stream, { from: revision, limit: 1 });
  if (there?.metadata.eventId !== metadata.eventId)
    throw new ForeignEvent(`${line.stream} holds something else at revision ${line.revision}: this store is not empty`);
  return false;
};
