import type { ExecutiveReport, ReadModel, Resource } from '@partneros/domain';

/** A report as lists and details show it. */
export type ExecutiveReportRow = Resource<ExecutiveReport>;

/** Which reports are there, and how far are they? One row per report, under its id. */
export const executiveReportsModel: ReadModel<ExecutiveReportRow> = {
  name: 'executive-reports',
  version: 1,
  fields: {
    reportType: { kind: 'exact', of: (row) => row.reportType },
    status: { kind: 'exact', of: (row) => row.status },
    fingerprint: { kind: 'exact', of: (row) => row.fingerprint },
    createdAt: { kind: 'exact', of: (row) => row.createdAt },
  },
};
