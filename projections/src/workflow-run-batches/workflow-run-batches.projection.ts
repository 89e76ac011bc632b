import { workflowRunBatch } from '@partneros/domain';
import { resourceProjection } from '../kernel/resource-projection.ts';
import { workflowRunBatchesModel } from './workflow-run-batches.model.ts';

export const workflowRunBatches = resourceProjection(workflowRunBatch, workflowRunBatchesModel);
