import {
  type DefinitionNode,
  execute,
  graphOf,
  placeholder,
  WorkflowFile,
  workflow,
  workflowResource,
} from '@partneros/domain';
import { answerOutcome, causeOf } from '@partneros/infra/http';
import { commandRoute } from '../http/command-route.ts';
import { keepSecrets, secretProblems, withoutSecrets } from './webhook-secrets.ts';
import { workflowProblems } from './workflow.problems.ts';
import { DefinitionProblems, MAX_DEFINITION_BYTES, WorkflowAnswer } from './workflow.schemas.ts';

export const importWorkflowRoute = commandRoute({
  method: 'POST',
  path: '/api/workflows/import',
  tag: 'Workflows',
  summary:
    'Begin a workflow with what another organization has exported; it lands as a draft, with what is still missing',
  access: 'workflows:write',
  body: WorkflowFile.superRefine(({ definition: { nodes } }, context) => {
    for (const { index, message } of secretProblems(nodes))
      context.addIssue({ code: 'custom', message, path: ['definition', 'nodes', index, 'data', 'secret'] });
  }),
  maxBodyBytes: MAX_DEFINITION_BYTES,
  answers: { status: 201, body: WorkflowAnswer.extend({ problems: DefinitionProblems }) },
  handle: async (request, deps) => {
    const { organizationId, userId } = request.caller;
    const { name, description, stage, definition } = request.body;
    const { nodes, edges } = definition;

    // The cause carries a fingerprint of the body into the event, from which a short secret could be guessed.
    const body = { ...request.body, definition: { nodes: withoutSecrets(nodes), edges } };
    const cause = causeOf({ ...request, body }, deps);
    const workflowId = deps.ids.derive(cause.commandId, 'workflow');
    const kept = await keepSecrets(deps, organizationId, cause.commandId, nodes);
    const imported = {
      nodes: kept.nodes.map((node, index) => (kept.unknown.includes(index) ? unsigned(node) : node)),
      edges,
    };
    const labels = { name, description, stage };
    const outcome = await execute(deps, workflow, {
      organizationId,
      id: workflowId,
      command: { type: 'ImportWorkflow', data: { workflowId, ...labels, createdBy: userId, definition: imported } },
      cause,
    });
    if (outcome.kind !== 'recorded') await kept.discard();
    return answerOutcome(outcome, {
      problems: workflowProblems,
      status: 201,
      body: (created) => {
        const result = graphOf(created.state.definition);
        return {
          workflow: workflowResource(organizationId, workflowId, created),
          problems: 'graph' in result ? [] : result.problems,
        };
      },
    });
  },
});

// A secret that this organization does not have is somebody else's.
const unsigned = (node: DefinitionNode): DefinitionNode => ({
  ...node,
  data: { ...node.data, secretId: placeholder(`secret ${node.id}`) },
});
