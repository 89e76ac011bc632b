import { given } from '../testing/given.ts';
import type { RenameWorkflow } from './rename-workflow.ts';
import { workflow } from './workflow.decider.ts';
import { workflowCreated } from './workflow.examples.ts';

const rename = (over: Partial<RenameWorkflow['data']>): RenameWorkflow => ({
  type: 'RenameWorkflow',
  data: { workflowId: 'workflow-1', ...over },
});

describe('rename workflow', () => {
  it('changes what is given and keeps the rest', () => {
    given(workflow, workflowCreated({ description: 'Says hello' }))
      .when(rename({ name: 'Hello', stage: 'recruit' }))
      .then({
        type: 'WorkflowRenamed',
        data: { workflowId: 'workflow-1', name: 'Hello', description: 'Says hello', stage: 'recruit' },
      });
  });

  it('takes a description away', () => {
    given(workflow, workflowCreated({ description: 'Says hello' }))
      .when(rename({ description: null }))
      .then({
        type: 'WorkflowRenamed',
        data: { workflowId: 'workflow-1', name: 'Welcome', description: null, stage: 'onboard' },
      });
  });

  it('changes nothing when it is called that already', () => {
    given(workflow, workflowCreated())
      .when(rename({ name: 'Welcome', stage: 'onboard' }))
      .thenNothing();
  });
});
