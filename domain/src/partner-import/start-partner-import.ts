import { type DataOf, type Decision, reject } from '../kernel/decider.ts';
import type { PartnerImportEvent } from './partner-import.events.ts';
import type { PartnerImportRejection } from './partner-import.rejections.ts';
import type { PartnerImport } from './partner-import.state.ts';

/** Begins an import whose rows are already kept; the work follows from the event. */
export interface StartPartnerImport {
  readonly type: 'StartPartnerImport';
  readonly data: DataOf<PartnerImportEvent, 'PartnerImportStarted'>;
}

export const startPartnerImport = (
  { data }: StartPartnerImport,
  partnerImport: PartnerImport | undefined,
): Decision<PartnerImportEvent, PartnerImportRejection> =>
  partnerImport === undefined ? [{ type: 'PartnerImportStarted', data }] : reject('partner-import-already-exists');
