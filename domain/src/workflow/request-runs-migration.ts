import { type DataOf, type Decision, reject } from '../kernel/decider.ts';
import { rejectInvalid } from './reject-invalid.ts';
import type { WorkflowEvent } from './workflow.events.ts';
import type { WorkflowRejection } from './workflow.rejections.ts';
import type { Workflow } from './workflow.state.ts';

/** Says what becomes of the runs under way, group by group, now that there is another version. The rest go on as they are. */
export interface RequestRunsMigration {
  readonly type: 'RequestRunsMigration';
  readonly data: DataOf<WorkflowEvent, 'WorkflowRunsMigrationRequested'>;
}

export const requestRunsMigration = (
  { data }: RequestRunsMigration,
  { versions, publishedVersion }: Workflow,
): Decision<WorkflowEvent, WorkflowRejection> => {
  const definition = versions[data.version];
  if (definition === undefined) return reject('workflow-version-not-found');
  if (publishedVersion === null || data.version > publishedVersion) return reject('workflow-version-not-published');
  return rejectInvalid(definition) ?? [{ type: 'WorkflowRunsMigrationRequested', data }];
};
