import { type DataOf, type Decision, reject } from '../kernel/decider.ts';
import type { PartnerImportEvent } from './partner-import.events.ts';
import type { PartnerImportRejection } from './partner-import.rejections.ts';
import { evolvePartnerImport, type PartnerImport } from './partner-import.state.ts';

/** Records what became of the next rows; the last ones finish the import. */
export interface ProgressPartnerImport {
  readonly type: 'ProgressPartnerImport';
  readonly data: DataOf<PartnerImportEvent, 'PartnerImportProgressed'>;
}

export const progressPartnerImport = (
  { data }: ProgressPartnerImport,
  partnerImport: PartnerImport,
): Decision<PartnerImportEvent, PartnerImportRejection> => {
  if (partnerImport.status !== 'running' || data.to <= partnerImport.done) return [];
  if (data.from !== partnerImport.done + 1 || data.to > partnerImport.rows)
    return reject('partner-import-out-of-order');

  const progressed = { type: 'PartnerImportProgressed', data } as const;
  const after = evolvePartnerImport(partnerImport, progressed);
  if (after === undefined || after.done < after.rows) return [progressed];
  const { created, updated, unchanged, rejected } = after;
  const { partnerImportId } = data;
  return [
    progressed,
    { type: 'PartnerImportFinished', data: { partnerImportId, created, updated, unchanged, rejected } },
  ];
};
