import { given } from '../testing/given.ts';
import { NEW_DEFINITION } from './create-workflow.ts';
import type { RestoreWorkflowVersion } from './restore-workflow-version.ts';
import { workflow } from './workflow.decider.ts';
import {
  activeWelcome,
  branchByTierDefinition,
  welcomeDefinition,
  workflowActivated,
  workflowCreated,
  workflowDefinitionSaved,
  workflowDeleted,
} from './workflow.examples.ts';

const restore = (version: number, over: Partial<RestoreWorkflowVersion['data']> = {}): RestoreWorkflowVersion => ({
  type: 'RestoreWorkflowVersion',
  data: { workflowId: 'workflow-1', version, draft: false, ...over },
});
const changed = [...activeWelcome, workflowDefinitionSaved(3, branchByTierDefinition), workflowActivated(3)];

describe('restore workflow version', () => {
  it('makes a new version that is equal to the old one, and publishes it', () => {
    given(workflow, ...changed)
      .when(restore(2, { note: 'The branch was wrong' }))
      .then(
        workflowDefinitionSaved(4, welcomeDefinition, { note: 'The branch was wrong', restoredFrom: 2 }),
        workflowActivated(4),
      );
  });

  it('publishes nothing that could not run, and keeps it as a draft where that is asked for', () => {
    given(workflow, ...changed)
      .when(restore(1))
      .thenRejected('workflow-definition-invalid', ['Add at least one step that does something.']);
    given(workflow, ...changed)
      .when(restore(1, { draft: true }))
      .then(workflowDefinitionSaved(4, NEW_DEFINITION, { restoredFrom: 1 }));
  });

  it('changes nothing when the latest version is equal to it', () => {
    given(workflow, ...changed)
      .when(restore(3))
      .thenNothing();
  });

  it('is refused for a version that nobody saved, and for a workflow that is gone', () => {
    given(workflow, ...changed)
      .when(restore(4))
      .thenRejected('workflow-version-not-found');
    given(workflow, workflowCreated(), workflowDeleted()).when(restore(1)).thenRejected('workflow-not-found');
  });
});
