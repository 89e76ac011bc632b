import type { PartnerImportRecord } from './partner-import.fields.ts';

/** The collection in which the rows of an import are kept until it is over. */
export const PARTNER_IMPORT_FILE = 'partner-import-file';

/** What is kept of an imported file: only the cells that are imported. */
export interface PartnerImportFile {
  readonly records: readonly PartnerImportRecord[];
}

/** The key of an import's file. */
export const partnerImportFileKey = (organizationId: string, partnerImportId: string): string =>
  `${organizationId}/${partnerImportId}`;
