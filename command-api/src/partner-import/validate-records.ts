import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  MAX_SHOWN_ERRORS,
  type PartnerImportRecord,
  type Program,
  planPartnerImport,
  type RowError,
  rowsRejected,
  tierErrors,
} from '@partneros/domain';

/** What an import would come to, as far as the file and the programme tell. */
export interface Validation {
  readonly rows: number;
  readonly accepted: number;
  readonly rejected: number;
  /** The first ones. */
  readonly errors: readonly RowError[];
}

const ROWS_PER_TURN = 500;

/** Reads every row without importing any. A long file does not keep the event loop to itself. */
export const validateRecords = async (
  records: readonly PartnerImportRecord[],
  program: Program | undefined,
): Promise<Validation> => {
  const errors: RowError[] = [];
  for (const planned of planPartnerImport(records)) {
    errors.push(...('errors' in planned ? planned.errors : tierErrors(planned, program)));
    if (planned.row % ROWS_PER_TURN === 0) await nextTurn();
  }
  const rejected = rowsRejected(errors);
  return {
    rows: records.length,
    accepted: records.length - rejected,
    rejected,
    errors: errors.slice(0, MAX_SHOWN_ERRORS),
  };
};
