import { given } from '../testing/given.ts';
import type { FailPartnerImport } from './fail-partner-import.ts';
import { partnerImport } from './partner-import.decider.ts';
import { partnerImportFailed, partnerImportStarted } from './partner-import.examples.ts';

const fail: FailPartnerImport = {
  type: 'FailPartnerImport',
  data: { partnerImportId: 'import-1', reason: 'file-missing' },
};

describe('fail partner import', () => {
  it('gives up, and says why', () => {
    given(partnerImport, partnerImportStarted()).when(fail).then(partnerImportFailed());
  });

  it('changes nothing when the import is over', () => {
    given(partnerImport, partnerImportStarted(), partnerImportFailed()).when(fail).thenNothing();
  });

  it('refuses an import nobody started', () => {
    given(partnerImport).when(fail).thenRejected('partner-import-not-found');
  });
});
