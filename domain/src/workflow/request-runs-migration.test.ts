import { given } from '../testing/given.ts';
import type { RequestRunsMigration } from './request-runs-migration.ts';
import { workflow } from './workflow.decider.ts';
import {
  activeWelcome,
  branchByTierDefinition,
  workflowActivated,
  workflowCreated,
  workflowDefinitionSaved,
} from './workflow.examples.ts';

const request = (version: number): RequestRunsMigration => ({
  type: 'RequestRunsMigration',
  data: { workflowId: 'workflow-1', version, groups: [{ version: 2, waitingAt: 'wait', action: 'migrate' }] },
});
const third = workflowDefinitionSaved(3, branchByTierDefinition);

describe('request runs migration', () => {
  it('records what was chosen, also for the way back to an earlier version', () => {
    for (const version of [3, 2])
      given(workflow, ...activeWelcome, third, workflowActivated(3))
        .when(request(version))
        .then({ type: 'WorkflowRunsMigrationRequested', data: request(version).data });
  });

  it('is refused for a version that nobody saved, that was never published, or that could not run', () => {
    given(workflow, ...activeWelcome)
      .when(request(3))
      .thenRejected('workflow-version-not-found');
    given(workflow, ...activeWelcome, third)
      .when(request(3))
      .thenRejected('workflow-version-not-published');
    given(workflow, ...activeWelcome)
      .when(request(1))
      .thenRejected('workflow-definition-invalid', ['Add at least one step that does something.']);
    given(workflow, workflowCreated()).when(request(1)).thenRejected('workflow-version-not-published');
  });
});
