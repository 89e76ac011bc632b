import { given } from '../testing/given.ts';
import { NEW_DEFINITION } from './create-workflow.ts';
import type { Definition } from './definition.ts';
import type { RequestWorkflowRun } from './request-workflow-run.ts';
import { workflow } from './workflow.decider.ts';
import {
  activeWelcome,
  workflowActivated,
  workflowCreated,
  workflowDeactivated,
  workflowDefinitionSaved,
} from './workflow.examples.ts';

const data = { workflowId: 'workflow-1', partnerId: 'partner-1' };
const request: RequestWorkflowRun = { type: 'RequestWorkflowRun', data };

const byHand: Definition = {
  nodes: [
    ...NEW_DEFINITION.nodes,
    { id: 'task', type: 'create_task', position: { x: 1, y: 0 }, data: { title: 'Call' } },
  ],
  edges: [{ id: 'e1', source: 'trigger', target: 'task' }],
};
const active = [workflowCreated(), workflowDefinitionSaved(2, byHand), workflowActivated(2)];

describe('request workflow run', () => {
  it('starts an active workflow by hand, each time it is asked to', () => {
    given(workflow, ...active)
      .when(request)
      .then({ type: 'WorkflowRunRequested', data });
    given(workflow, ...active, { type: 'WorkflowRunRequested', data })
      .when(request)
      .then({ type: 'WorkflowRunRequested', data });
  });

  it('refuses a workflow that is not active', () => {
    given(workflow, workflowCreated()).when(request).thenRejected('workflow-not-active');
    given(workflow, ...active, workflowDeactivated())
      .when(request)
      .thenRejected('workflow-not-active');
  });

  it('refuses a workflow that something else triggers', () => {
    given(workflow, ...activeWelcome)
      .when(request)
      .thenRejected('workflow-not-manual');
  });

  it('refuses a workflow nobody created', () => {
    given(workflow).when(request).thenRejected('workflow-not-found');
  });
});
