import { Id, line, prose, WORKFLOW_STAGES, WorkflowResource } from '@partneros/domain';
import { z } from 'zod';

/** Path of one workflow. */
export const WorkflowParams = z.strictObject({ workflowId: Id });

export const WorkflowName = line(200);
export const WorkflowDescription = prose(2_000).nullable();
export const WorkflowStageField = z.enum(WORKFLOW_STAGES);

/** A workflow in an answer. */
export const WorkflowAnswer = z.object({ workflow: WorkflowResource });

/** What keeps a definition from running, in an answer. */
export const DefinitionProblems = z.array(z.object({ nodeId: Id.nullable(), message: z.string() }));

/** Of bodies that carry a definition. */
export const MAX_DEFINITION_BYTES = 512 * 1024;

export const DraftField = z
  .boolean()
  .default(false)
  .describe('true: an active workflow keeps running the version it has.');
export const VersionNote = line(500).nullable().default(null).describe('Why, for whoever looks through the versions.');
