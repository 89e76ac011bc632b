import { type ExecuteDeps, GRANTS, load, type Role, workflow } from '@partneros/domain';

interface Caller {
  readonly organizationId: string;
  readonly role: Role;
}

/**
 * Which of these workflows' runs a caller may see: what a deleted workflow did stays on record for those who may read
 * the log, and is not found by others.
 */
export const readableWorkflows = async (
  deps: Pick<ExecuteDeps, 'store'>,
  { organizationId, role }: Caller,
  workflowIds: Iterable<string>,
): Promise<ReadonlySet<string>> => {
  const readsLog = GRANTS[role]['events:read'] === 'all';
  const found = await Promise.all(
    [...new Set(workflowIds)].map(async (id) => {
      const status = (await load(deps, workflow, organizationId, id))?.state.status;
      return status === undefined || (status === 'deleted' && !readsLog) ? [] : [id];
    }),
  );
  return new Set(found.flat());
};
