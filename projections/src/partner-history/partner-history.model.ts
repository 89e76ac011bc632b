import type { EventResource, ReadModel } from '@partneros/domain';

/** An event in the history of a partner. */
export interface PartnerHistoryRow extends EventResource {
  readonly partnerId: string;
}

/** What has happened around a partner? One row per event, under `<partnerId>/<position>`. */
export const partnerHistoryModel: ReadModel<PartnerHistoryRow> = {
  name: 'partner-history',
  version: 1,
  fields: {
    partnerId: { kind: 'exact', of: (row) => row.partnerId },
    position: { kind: 'number', of: (row) => Number(row.position) },
  },
};
