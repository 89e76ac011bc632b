import type { Aggregate, ExecutiveReport } from '@partneros/domain';
import type { ExecutiveReportRow } from '@partneros/projections/models';

/** The report that a row shows. */
export const aggregateOf = ({
  id: _id,
  organizationId: _organization,
  version,
  createdAt,
  updatedAt,
  ...state
}: ExecutiveReportRow): Aggregate<ExecutiveReport> => ({ state, version, createdAt, updatedAt });
