import { given } from '../testing/given.ts';
import type { DeactivateWorkflow } from './deactivate-workflow.ts';
import { workflow } from './workflow.decider.ts';
import { activeWelcome, workflowCreated, workflowDeactivated } from './workflow.examples.ts';

const deactivate = (inFlight: DeactivateWorkflow['data']['inFlight'] = 'hold'): DeactivateWorkflow => ({
  type: 'DeactivateWorkflow',
  data: { workflowId: 'workflow-1', inFlight },
});

describe('deactivate workflow', () => {
  it('stops the workflow and says what becomes of runs under way', () => {
    given(workflow, ...activeWelcome)
      .when(deactivate('cancel'))
      .then(workflowDeactivated('cancel'));
  });

  it('changes nothing when it is inactive already', () => {
    given(workflow, ...activeWelcome, workflowDeactivated())
      .when(deactivate())
      .thenNothing();
  });

  it('refuses a draft: it never ran', () => {
    given(workflow, workflowCreated()).when(deactivate()).thenRejected('workflow-never-activated');
  });
});
