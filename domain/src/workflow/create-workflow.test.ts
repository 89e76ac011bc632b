import { given } from '../testing/given.ts';
import { type CreateWorkflow, NEW_DEFINITION } from './create-workflow.ts';
import { workflow } from './workflow.decider.ts';
import { workflowCreated, workflowDeleted } from './workflow.examples.ts';

const create: CreateWorkflow = {
  type: 'CreateWorkflow',
  data: { workflowId: 'workflow-1', name: 'Welcome', description: null, stage: 'onboard', createdBy: 'user-1' },
};

describe('create workflow', () => {
  it('begins a draft with a manual trigger', () => {
    given(workflow)
      .when(create)
      .then(workflowCreated({ definition: NEW_DEFINITION }));
  });

  it('refuses an id that is in use, or was', () => {
    given(workflow, workflowCreated()).when(create).thenRejected('workflow-already-exists');
    given(workflow, workflowCreated(), workflowDeleted()).when(create).thenRejected('workflow-already-exists');
  });
});
