import { Id, RUN_STATUSES, WorkflowRunSummary } from '@partneros/domain';
import { z } from 'zod';

const moment = z.iso.datetime({ offset: true }).transform((at) => new Date(at).toISOString());

/** What lists of runs can be narrowed down by, to spread into a query. */
export const runFilters = {
  status: z.enum(RUN_STATUSES).optional(),
  partnerId: Id.optional(),
  errorCode: z.string().max(100).optional().meta({ description: 'Why it failed or was parked.' }),
  reason: z.string().max(100).optional().meta({ description: 'Why it was held, cancelled or skipped.' }),
  startedFrom: moment.optional(),
  startedTo: moment.optional(),
} as const;

/** A page of runs. */
export const RunPage = z.object({ runs: z.array(WorkflowRunSummary), nextCursor: z.string().nullable() });

/** The conditions of a list of runs. */
export const runConditions = <Filters extends { startedFrom?: string | undefined; startedTo?: string | undefined }>({
  startedFrom: from,
  startedTo: to,
  ...where
}: Filters) => ({
  ...where,
  startedAt: from === undefined && to === undefined ? undefined : { ...(from && { from }), ...(to && { to }) },
});
