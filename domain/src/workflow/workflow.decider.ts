import { type Decider, reject } from '../kernel/decider.ts';
import { type ActivateWorkflow, activateWorkflow } from './activate-workflow.ts';
import { type CreateWorkflow, createWorkflow } from './create-workflow.ts';
import { type DeactivateWorkflow, deactivateWorkflow } from './deactivate-workflow.ts';
import { type DeleteWorkflow, deleteWorkflow } from './delete-workflow.ts';
import { type ImportWorkflow, importWorkflow } from './import-workflow.ts';
import { type RenameWorkflow, renameWorkflow } from './rename-workflow.ts';
import { type RequestRunsMigration, requestRunsMigration } from './request-runs-migration.ts';
import { type RequestWorkflowRun, requestWorkflowRun } from './request-workflow-run.ts';
import { type RestoreWorkflowVersion, restoreWorkflowVersion } from './restore-workflow-version.ts';
import { type SaveWorkflowDefinition, saveWorkflowDefinition } from './save-workflow-definition.ts';
import { type WorkflowEvent, workflowEvents } from './workflow.events.ts';
import type { WorkflowRejection } from './workflow.rejections.ts';
import { evolveWorkflow, type Workflow } from './workflow.state.ts';
import { workflowUpcasts } from './workflow.upcasts.ts';

export type WorkflowCommand =
  | CreateWorkflow
  | ImportWorkflow
  | RenameWorkflow
  | SaveWorkflowDefinition
  | RestoreWorkflowVersion
  | ActivateWorkflow
  | DeactivateWorkflow
  | DeleteWorkflow
  | RequestRunsMigration
  | RequestWorkflowRun;

export const workflow: Decider<Workflow, WorkflowCommand, WorkflowEvent, WorkflowRejection> = {
  category: 'workflow',
  events: workflowEvents,
  upcasts: workflowUpcasts,
  evolve: evolveWorkflow,
  decide: (command, workflow) => {
    if (command.type === 'CreateWorkflow') return createWorkflow(command, workflow);
    if (command.type === 'ImportWorkflow') return importWorkflow(command, workflow);
    if (workflow === undefined || workflow.status === 'deleted') return reject('workflow-not-found');
    switch (command.type) {
      case 'RenameWorkflow':
        return renameWorkflow(command, workflow);
      case 'SaveWorkflowDefinition':
        return saveWorkflowDefinition(command, workflow);
      case 'RestoreWorkflowVersion':
        return restoreWorkflowVersion(command, workflow);
      case 'ActivateWorkflow':
        return activateWorkflow(command, workflow);
      case 'DeactivateWorkflow':
        return deactivateWorkflow(command, workflow);
      case 'DeleteWorkflow':
        return deleteWorkflow(command);
      case 'RequestRunsMigration':
        return requestRunsMigration(command, workflow);
      case 'RequestWorkflowRun':
        return requestWorkflowRun(command, workflow);
    }
  },
};
