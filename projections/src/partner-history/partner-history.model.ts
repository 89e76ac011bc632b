import type { EventResource, ReadModel } from '@partneros/domain';

/** An event in the history of a partner. */
export interface PartnerHistoryRow extends EventResource {
  readonly partnerId: string;
  /** `<type> <recordedAt>` of an event that workflows may wait for, unless it was recorded in silence. */
  readonly starts: string | null;
}

/** What has happened around a partner? One row per event, under `<partnerId>/<position>`. */
export const partnerHistoryModel: ReadModel<PartnerHistoryRow> = {
  name: 'partner-history',
  version: 2,
  fields: {
    partnerId: { kind: 'exact', of: (row) => row.partnerId },
    starts: { kind: 'exact', of: (row) => row.starts },
    position: { kind: 'number', of: (row) => Number(row.position) },
  },
};
