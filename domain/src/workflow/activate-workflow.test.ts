import { given } from '../testing/given.ts';
import type { ActivateWorkflow } from './activate-workflow.ts';
import { workflow } from './workflow.decider.ts';
import type { WorkflowEvent } from './workflow.events.ts';
import {
  activeWelcome,
  branchByTierDefinition,
  welcomeDefinition,
  workflowActivated,
  workflowCreated,
  workflowDeactivated,
  workflowDefinitionSaved,
} from './workflow.examples.ts';

const activate: ActivateWorkflow = { type: 'ActivateWorkflow', data: { workflowId: 'workflow-1' } };

const requested = (version: number): WorkflowEvent => ({
  type: 'ExistingEnrolmentRequested',
  data: { workflowId: 'workflow-1', version },
});
const withExisting: ActivateWorkflow = {
  type: 'ActivateWorkflow',
  data: { workflowId: 'workflow-1', enrollExisting: true },
};

describe('activate workflow', () => {
  it('asks for those to be let in who are there already, with the activation or at any time after it', () => {
    given(workflow, workflowCreated(), workflowDefinitionSaved(2, welcomeDefinition))
      .when(withExisting)
      .then(workflowActivated(2), requested(2));
    given(workflow, ...activeWelcome)
      .when(withExisting)
      .then(requested(2));
    given(workflow, workflowCreated())
      .when(withExisting)
      .thenRejected('workflow-definition-invalid', ['Add at least one step that does something.']);
  });

  it('lets the latest version run', () => {
    given(workflow, workflowCreated(), workflowDefinitionSaved(2, welcomeDefinition))
      .when(activate)
      .then(workflowActivated(2));
  });

  it('switches an inactive workflow on again, with what was saved meanwhile', () => {
    given(workflow, ...activeWelcome, workflowDeactivated(), workflowDefinitionSaved(3, branchByTierDefinition))
      .when(activate)
      .then(workflowActivated(3));
  });

  it('publishes the pending draft of an active workflow', () => {
    given(workflow, ...activeWelcome, workflowDefinitionSaved(3, branchByTierDefinition))
      .when(activate)
      .then(workflowActivated(3));
  });

  it('changes nothing when it is active already', () => {
    given(workflow, ...activeWelcome)
      .when(activate)
      .thenNothing();
  });

  it('refuses a definition that could not run, and says why, node by node', () => {
    const unsigned = {
      nodes: [
        ...welcomeDefinition.nodes,
        { id: 'hook', type: 'webhook', position: { x: 0, y: 0 }, data: { url: 'https://crm.example.com' } },
      ],
      edges: welcomeDefinition.edges,
    };
    given(workflow, workflowCreated(), workflowDefinitionSaved(2, unsigned))
      .when(activate)
      .thenRejected('workflow-definition-invalid', [
        'hook: secretId: required; expected a string',
        'hook: no connection leads here from the trigger',
      ]);
    given(workflow, workflowCreated())
      .when(activate)
      .thenRejected('workflow-definition-invalid', ['Add at least one step that does something.']);
  });
});
