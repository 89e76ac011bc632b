import { given } from '../testing/given.ts';
import { NEW_DEFINITION } from './create-workflow.ts';
import type { Definition } from './definition.ts';
import type { SaveWorkflowDefinition } from './save-workflow-definition.ts';
import { workflow } from './workflow.decider.ts';
import {
  activeWelcome,
  branchByTierDefinition,
  welcomeDefinition,
  workflowActivated,
  workflowCreated,
  workflowDeactivated,
  workflowDefinitionSaved,
} from './workflow.examples.ts';

const save = (definition: Definition, draft = false): SaveWorkflowDefinition => ({
  type: 'SaveWorkflowDefinition',
  data: { workflowId: 'workflow-1', definition, draft },
});

describe('save workflow definition', () => {
  it('makes the next version', () => {
    given(workflow, workflowCreated())
      .when(save(welcomeDefinition))
      .then(workflowDefinitionSaved(2, welcomeDefinition));
  });

  it('keeps a draft that could not run', () => {
    const unfinished = { nodes: [], edges: [] };
    given(workflow, workflowCreated()).when(save(unfinished)).then(workflowDefinitionSaved(2, unfinished));
  });

  it('publishes the version when the workflow is active', () => {
    given(workflow, ...activeWelcome)
      .when(save(branchByTierDefinition))
      .then(workflowDefinitionSaved(3, branchByTierDefinition), workflowActivated(3));
  });

  it('publishes nothing that could not run', () => {
    given(workflow, ...activeWelcome)
      .when(save(NEW_DEFINITION))
      .thenRejected('workflow-definition-invalid', ['Add at least one step that does something.']);
  });

  it('keeps a pending draft beside the active version, also one that could not run', () => {
    given(workflow, ...activeWelcome)
      .when(save(NEW_DEFINITION, true))
      .then(workflowDefinitionSaved(3, NEW_DEFINITION));
  });

  it('publishes the pending draft when it is saved again', () => {
    given(workflow, ...activeWelcome, workflowDefinitionSaved(3, branchByTierDefinition))
      .when(save(branchByTierDefinition))
      .then(workflowActivated(3));
  });

  it('publishes nothing while the workflow is inactive', () => {
    given(workflow, ...activeWelcome, workflowDeactivated())
      .when(save(branchByTierDefinition))
      .then(workflowDefinitionSaved(3, branchByTierDefinition));
  });

  it('changes nothing when it is the current definition', () => {
    given(workflow, ...activeWelcome)
      .when(save(welcomeDefinition))
      .thenNothing();
    given(workflow, ...activeWelcome)
      .when(save(welcomeDefinition, true))
      .thenNothing();
    given(workflow, workflowCreated()).when(save(NEW_DEFINITION)).thenNothing();
  });
});
