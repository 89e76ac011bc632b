import type { Agreement, ReadModel, Resource } from '@partneros/domain';

/** An agreement as lists and details show it. */
export type AgreementRow = Resource<Agreement>;

/** What was sent to whom to be signed, and who has signed? One row per agreement, under its id. */
export const agreementsModel: ReadModel<AgreementRow> = {
  name: 'agreements',
  version: 2,
  fields: {
    partnerId: { kind: 'exact', of: (row) => row.partnerId },
    templateId: { kind: 'exact', of: (row) => row.templateId },
    status: { kind: 'exact', of: (row) => row.status },
    title: { kind: 'text', of: (row) => row.title },
    sentAt: { kind: 'exact', of: (row) => row.sentAt },
    fullySignedAt: { kind: 'exact', of: (row) => row.fullySignedAt },
    updatedAt: { kind: 'exact', of: (row) => row.updatedAt },
  },
  search: (row) => [row.title],
};
