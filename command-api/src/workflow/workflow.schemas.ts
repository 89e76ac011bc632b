import { Id, line, prose, WORKFLOW_STAGES, WorkflowResource } from '@partneros/domain';
import { z } from 'zod';

/** Path of one workflow. */
export const WorkflowParams = z.strictObject({ workflowId: Id });

export const WorkflowName = line(200);
export const WorkflowDescription = prose(2_000).nullable();
export const WorkflowStageField = z.enum(WORKFLOW_STAGES);

/** A workflow in an answer. */
export const WorkflowAnswer = z.object({ workflow: WorkflowResource });
