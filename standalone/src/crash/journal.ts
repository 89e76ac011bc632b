import { closeSync, fdatasyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import type { JsonObject } from '@partneros/domain';

/** What a client saw. `again` marks answers to repeats that were sent on purpose. */
export type JournalEntry =
  | { readonly kind: 'sent'; readonly step: string; readonly attempt: number; readonly request: string }
  | {
      readonly kind: 'answered';
      readonly step: string;
      readonly attempt: number;
      readonly status: number;
      readonly position: string | null;
      readonly body: JsonObject;
    }
  | { readonly kind: 'unanswered'; readonly step: string; readonly attempt: number };

/** The clients' own record of what they were told: the server's log is never its own witness. */
export interface Journal {
  /** On the disk when it returns. */
  write(entry: JournalEntry): void;
  close(): void;
}

/** Begins a journal; a line of JSON per entry. */
export const openJournal = (path: string): Journal => {
  const file = openSync(path, 'ax');
  return {
    write: (entry) => {
      writeSync(file, `${JSON.stringify(entry)}\n`);
      fdatasyncSync(file);
    },
    close: () => closeSync(file),
  };
};

/** Reads a journal back from the disk. */
export const readJournal = (path: string): readonly JournalEntry[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as JournalEntry);
