import { continuePartnerImport } from './processes/partner-import/continue-partner-import.ts';
import type { Process } from './processes/process.ts';
import { continueWorkflowRunBatch } from './processes/workflow-run-batch/continue-workflow-run-batch.ts';

/** Every process that one event begins. */
export const processes: readonly Process[] = [
  {
    name: 'partner-import',
    on: 'PartnerImportStarted',
    until: ['PartnerImportFinished', 'PartnerImportFailed'],
    run: continuePartnerImport,
  },
  {
    name: 'workflow-run-batch',
    on: 'WorkflowRunBatchStarted',
    until: ['WorkflowRunBatchFinished'],
    run: continueWorkflowRunBatch,
  },
];
