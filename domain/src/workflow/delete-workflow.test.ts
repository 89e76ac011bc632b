import { given } from '../testing/given.ts';
import { type WorkflowCommand, workflow } from './workflow.decider.ts';
import { activeWelcome, welcomeDefinition, workflowCreated, workflowDeleted } from './workflow.examples.ts';

const workflowId = 'workflow-1';

describe('delete workflow', () => {
  const remove: WorkflowCommand = { type: 'DeleteWorkflow', data: { workflowId } };

  it('removes a workflow, whatever its status', () => {
    given(workflow, workflowCreated()).when(remove).then(workflowDeleted());
    given(workflow, ...activeWelcome)
      .when(remove)
      .then(workflowDeleted());
  });

  const commands: readonly WorkflowCommand[] = [
    { type: 'RenameWorkflow', data: { workflowId, name: 'x' } },
    { type: 'SaveWorkflowDefinition', data: { workflowId, definition: welcomeDefinition, draft: false } },
    { type: 'ActivateWorkflow', data: { workflowId } },
    { type: 'DeactivateWorkflow', data: { workflowId, inFlight: 'hold' } },
    remove,
  ];
  for (const command of commands) {
    it(`leaves nothing for ${command.type} to find`, () => {
      given(workflow, ...activeWelcome, workflowDeleted())
        .when(command)
        .thenRejected('workflow-not-found');
      given(workflow).when(command).thenRejected('workflow-not-found');
    });
  }
});
