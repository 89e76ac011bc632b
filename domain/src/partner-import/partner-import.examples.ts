import type { DataOf } from '../kernel/decider.ts';
import type { PartnerImportEvent, RowError } from './partner-import.events.ts';
import type { PartnerImportRecord } from './partner-import.fields.ts';

const IMPORT_ID = { partnerImportId: 'import-1' };

/** A row that imports Acme. */
export const importRecordExample = (over: PartnerImportRecord = {}): PartnerImportRecord => ({
  name: 'Acme & Söhne',
  domain: 'acme.example',
  contactFirstName: 'Ada',
  contactLastName: 'Lovelace',
  contactEmail: 'ada@acme.example',
  ...over,
});

export const partnerImportStarted = (
  over: Partial<DataOf<PartnerImportEvent, 'PartnerImportStarted'>> = {},
): PartnerImportEvent => ({
  type: 'PartnerImportStarted',
  data: { ...IMPORT_ID, rows: 100, mapping: { name: 'Company' }, silent: false, ...over },
});

type Progressed = DataOf<PartnerImportEvent, 'PartnerImportProgressed'>;

export const progressExample = (over: Partial<Progressed> = {}): Progressed => ({
  ...IMPORT_ID,
  from: 1,
  to: 50,
  created: 50,
  updated: 0,
  unchanged: 0,
  rejected: [],
  ...over,
});

export const partnerImportProgressed = (over: Partial<Progressed> = {}): PartnerImportEvent => ({
  type: 'PartnerImportProgressed',
  data: progressExample(over),
});

export const partnerImportFinished = (
  over: Partial<DataOf<PartnerImportEvent, 'PartnerImportFinished'>> = {},
): PartnerImportEvent => ({
  type: 'PartnerImportFinished',
  data: { ...IMPORT_ID, created: 100, updated: 0, unchanged: 0, rejected: 0, ...over },
});

export const partnerImportFailed = (): PartnerImportEvent => ({
  type: 'PartnerImportFailed',
  data: { ...IMPORT_ID, reason: 'file-missing' },
});

export const rowErrorExample = (over: Partial<RowError> = {}): RowError => ({
  row: 3,
  field: 'contactEmail',
  message: 'is required',
  ...over,
});
