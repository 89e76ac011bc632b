import { given } from '../testing/given.ts';
import type { ImportWorkflow } from './import-workflow.ts';
import { workflow } from './workflow.decider.ts';
import { welcomeDefinition, workflowCreated } from './workflow.examples.ts';

const drawn = { workflowId: 'workflow-1', name: 'Welcome', description: null, stage: 'onboard' } as const;
const command: ImportWorkflow = {
  type: 'ImportWorkflow',
  data: { ...drawn, createdBy: 'user-1', definition: welcomeDefinition },
};

describe('import workflow', () => {
  it('begins a draft with what was drawn elsewhere', () => {
    given(workflow)
      .when(command)
      .then(workflowCreated({ definition: welcomeDefinition }));
  });

  it('is refused when the workflow is there already', () => {
    given(workflow, workflowCreated()).when(command).thenRejected('workflow-already-exists');
  });
});
