import type { Application, ReadModel, Resource } from '@partneros/domain';

/** An application as lists show it. */
export type ApplicationRow = Resource<Application>;

// Whoever looks for an application looks for a name, an address or a town, not for what stands deep in a letter.
const SEARCHED = 200;

/** Who wants to become a partner? One row per application, under its id. */
export const applicationsModel: ReadModel<ApplicationRow> = {
  name: 'applications',
  version: 1,
  fields: {
    status: { kind: 'exact', of: (row) => row.status },
    applicationFormId: { kind: 'exact', of: (row) => row.applicationFormId },
    affiliateLinkId: { kind: 'exact', of: (row) => row.affiliateLinkId },
    companyName: { kind: 'text', of: (row) => answerOf(row, 'name') },
    submittedAt: { kind: 'exact', of: (row) => row.submittedAt },
    updatedAt: { kind: 'exact', of: (row) => row.updatedAt },
  },
  search: (row) => row.formData.map(({ value }) => value.slice(0, SEARCHED)),
};

const answerOf = ({ formData }: ApplicationRow, field: string): string | null =>
  formData.find(({ partnerField }) => partnerField === field)?.value ?? null;
