import { workflowRunsModel } from '@partneros/projections/models';
import { z } from 'zod';
import type { QueryDeps } from '../http/query-deps.ts';

/** Something that whoever looks at a workflow should know at once. */
export const Notice = z.object({
  code: z.enum(['rate_limit']),
  message: z.string(),
  runs: z.int().describe('How many runs it is about.'),
});

/** What there is to say of a workflow now. */
export const noticesOf = async (
  { rows }: Pick<QueryDeps, 'rows'>,
  organizationId: string,
  workflowId: string,
): Promise<readonly z.output<typeof Notice>[]> => {
  const where = { workflowId, status: 'held', reason: 'rate_limit' };
  const runs = await rows.count(workflowRunsModel, organizationId, { where });
  return runs === 0
    ? []
    : [{ code: 'rate_limit', message: 'It starts more runs than an hour may have; the others are held.', runs }];
};
