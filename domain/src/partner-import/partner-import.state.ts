import { evolution } from '../kernel/decider.ts';
import type { PartnerImportEvent, PartnerImportMapping, RowError } from './partner-import.events.ts';

/** An import of partners as callers see it, between its id and its version. */
export interface PartnerImport {
  readonly status: 'running' | 'finished' | 'failed';
  readonly rows: number;
  /** Rows dealt with so far: the sum of the four that follow. */
  readonly done: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
  /** The first `MAX_SHOWN_ERRORS` of what is wrong with rejected rows. */
  readonly errors: readonly RowError[];
  readonly mapping: PartnerImportMapping;
  readonly silent: boolean;
  readonly failure: 'file-missing' | null;
}

/** How many errors an import shows. */
export const MAX_SHOWN_ERRORS = 1_000;

/** How many rows some errors are about. */
export const rowsRejected = (errors: readonly RowError[]): number => new Set(errors.map(({ row }) => row)).size;

export const evolvePartnerImport = evolution<PartnerImport, PartnerImportEvent, 'PartnerImportStarted'>(
  {
    PartnerImportStarted: ({ rows, mapping, silent }) => ({
      status: 'running',
      rows,
      done: 0,
      created: 0,
      updated: 0,
      unchanged: 0,
      rejected: 0,
      errors: [],
      mapping,
      silent,
      failure: null,
    }),
  },
  {
    PartnerImportProgressed: (before, { to, created, updated, unchanged, rejected }) => ({
      ...before,
      done: to,
      created: before.created + created,
      updated: before.updated + updated,
      unchanged: before.unchanged + unchanged,
      rejected: before.rejected + rowsRejected(rejected),
      errors: [...before.errors, ...rejected].slice(0, MAX_SHOWN_ERRORS),
    }),
    PartnerImportFinished: (before) => ({ ...before, status: 'finished' }),
    PartnerImportFailed: (before, { reason }) => ({ ...before, status: 'failed', failure: reason }),
  },
);
