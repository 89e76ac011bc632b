import { continuePartnerImport } from './processes/partner-import/continue-partner-import.ts';
import type { Process } from './processes/process.ts';

/** Every process that one event begins. */
export const processes: readonly Process[] = [
  {
    name: 'partner-import',
    on: 'PartnerImportStarted',
    until: ['PartnerImportFinished', 'PartnerImportFailed'],
    run: continuePartnerImport,
  },
];
