import { given } from '../testing/given.ts';
import { partnerImport } from './partner-import.decider.ts';
import {
  partnerImportFailed,
  partnerImportFinished,
  partnerImportProgressed,
  partnerImportStarted,
  progressExample,
  rowErrorExample,
} from './partner-import.examples.ts';
import type { ProgressPartnerImport } from './progress-partner-import.ts';

const progress = (over: Partial<ProgressPartnerImport['data']> = {}): ProgressPartnerImport => ({
  type: 'ProgressPartnerImport',
  data: progressExample(over),
});
const rest = { from: 51, to: 100 };

describe('progress partner import', () => {
  it('records what became of the next rows', () => {
    given(partnerImport, partnerImportStarted()).when(progress()).then(partnerImportProgressed());
  });

  it('finishes with the last rows, and sums up; a row with two errors is one', () => {
    const rejected = [
      rowErrorExample({ row: 60 }),
      rowErrorExample({ row: 60, field: 'name' }),
      rowErrorExample({ row: 61 }),
    ];
    given(partnerImport, partnerImportStarted(), partnerImportProgressed())
      .when(progress({ ...rest, created: 1, updated: 40, unchanged: 7, rejected }))
      .then(
        partnerImportProgressed({ ...rest, created: 1, updated: 40, unchanged: 7, rejected }),
        partnerImportFinished({ created: 51, updated: 40, unchanged: 7, rejected: 2 }),
      );
  });

  it('changes nothing when the rows are done already, or the import is over', () => {
    given(partnerImport, partnerImportStarted(), partnerImportProgressed()).when(progress()).thenNothing();
    given(partnerImport, partnerImportStarted(), partnerImportFailed()).when(progress()).thenNothing();
  });

  it('refuses to leave rows out, and rows that are not there', () => {
    given(partnerImport, partnerImportStarted()).when(progress(rest)).thenRejected('partner-import-out-of-order');
    given(partnerImport, partnerImportStarted({ rows: 49 }))
      .when(progress())
      .thenRejected('partner-import-out-of-order');
  });

  it('refuses an import nobody started', () => {
    given(partnerImport).when(progress()).thenRejected('partner-import-not-found');
  });
});
