import { given } from '../testing/given.ts';
import { partnerImport } from './partner-import.decider.ts';
import { partnerImportStarted } from './partner-import.examples.ts';
import type { StartPartnerImport } from './start-partner-import.ts';

const start: StartPartnerImport = {
  type: 'StartPartnerImport',
  data: { partnerImportId: 'import-1', rows: 100, mapping: { name: 'Company' }, silent: false },
};

describe('start partner import', () => {
  it('begins', () => {
    given(partnerImport).when(start).then(partnerImportStarted());
  });

  it('refuses an id that is in use', () => {
    given(partnerImport, partnerImportStarted()).when(start).thenRejected('partner-import-already-exists');
  });
});
