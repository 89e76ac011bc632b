import { existsSync, readFileSync } from 'node:fs';
import { open } from 'node:fs/promises';
import type { Journal, Logged } from './event-log.ts';

/** A file with one line per event. With `fsync` a write is on the disk when it resolves; writes meanwhile wait and share the next. */
export const openFileJournal = async (file: string, { fsync }: { readonly fsync: boolean }): Promise<Journal> => {
  const kept = existsSync(file) ? wholeLines(readFileSync(file, 'utf8')).map(eventOf) : [];
  const handle = await open(file, 'a');
  let waiting: string[] = [];
  let turn = Promise.resolve();

  const flush = async (): Promise<void> => {
    const lines = waiting;
    waiting = [];
    if (lines.length === 0) return;
    await handle.appendFile(lines.join(''));
    if (fsync) await handle.datasync();
  };

  return {
    kept,
    write: (events) => {
      waiting.push(...events.map(lineOf));
      turn = turn.then(flush);
      return turn;
    },
    close: async () => {
      await turn;
      await handle.close();
    },
  };
};

// What a kill left of a last line was never acknowledged.
const wholeLines = (text: string): readonly string[] => text.split('\n').slice(0, -1);

const lineOf = ({ data, metadata, position, ...event }: Logged): string =>
  `${JSON.stringify({
    ...event,
    position: String(position),
    data: Buffer.from(data).toString('base64'),
    metadata: Buffer.from(metadata).toString('base64'),
  })}\n`;

const eventOf = (line: string): Logged => {
  const { data, metadata, position, ...event } = JSON.parse(line) as Omit<Logged, 'data' | 'metadata' | 'position'> &
    Record<'data' | 'metadata' | 'position', string>;
  return {
    ...event,
    position: BigInt(position),
    data: Buffer.from(data, 'base64'),
    metadata: Buffer.from(metadata, 'base64'),
  };
};
