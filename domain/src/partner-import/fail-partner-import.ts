import type { DataOf, Decision } from '../kernel/decider.ts';
import type { PartnerImportEvent } from './partner-import.events.ts';
import type { PartnerImportRejection } from './partner-import.rejections.ts';
import type { PartnerImport } from './partner-import.state.ts';

/** Gives an import up that can never go on. */
export interface FailPartnerImport {
  readonly type: 'FailPartnerImport';
  readonly data: DataOf<PartnerImportEvent, 'PartnerImportFailed'>;
}

export const failPartnerImport = (
  { data }: FailPartnerImport,
  { status }: PartnerImport,
): Decision<PartnerImportEvent, PartnerImportRejection> =>
  status === 'running' ? [{ type: 'PartnerImportFailed', data }] : [];
