import { type Aggregate, load, type Workflow, workflow } from '@partneros/domain';
import { checkRecorded } from '@partneros/infra/http';
import { aggregateAsOf } from '../http/as-of.ts';
import type { QueryDeps } from '../http/query-deps.ts';

/** A workflow from its own stream, never behind, now or as of any moment; `undefined` when there is none, or no more. */
export const readWorkflow = async (
  deps: Pick<QueryDeps, 'store' | 'feed'>,
  organizationId: string,
  workflowId: string,
  { atLeast, asOf }: { readonly atLeast?: bigint | undefined; readonly asOf?: string | undefined },
): Promise<Aggregate<Workflow> | undefined> => {
  await checkRecorded(deps.feed, atLeast);
  const found =
    asOf === undefined
      ? await load(deps, workflow, organizationId, workflowId)
      : await aggregateAsOf(deps, workflow, organizationId, workflowId, asOf);
  return found?.state.status === 'deleted' ? undefined : found;
};
