import { Definition } from '@partneros/domain';
import { causeOf, problem } from '@partneros/infra/http';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { answerWorkflow, executeOnWorkflow } from './command-workflow.ts';
import { keepSecrets, secretProblems, withoutSecrets } from './webhook-secrets.ts';
import { DraftField, MAX_DEFINITION_BYTES, VersionNote, WorkflowAnswer, WorkflowParams } from './workflow.schemas.ts';

export const saveWorkflowDefinitionRoute = commandRoute({
  method: 'PUT',
  path: '/api/workflows/:workflowId/definition',
  tag: 'Workflows',
  summary: 'Save the canvas as the next version; an active workflow runs it from then on, unless it is a draft',
  access: 'workflows:write',
  params: WorkflowParams,
  body: z
    .strictObject({
      ...Definition.shape,
      draft: DraftField,
      note: VersionNote,
    })
    .superRefine(({ nodes }, context) => {
      for (const { index, message } of secretProblems(nodes))
        context.addIssue({ code: 'custom', message, path: ['nodes', index, 'data', 'secret'] });
    }),
  example: {
    nodes: [
      { id: 'trigger', type: 'trigger', position: { x: 0, y: 0 }, data: { trigger: 'partner_created' } },
      {
        id: 'welcome',
        type: 'send_email',
        position: { x: 0, y: 120 },
        data: {
          to: 'primary_contact',
          subject: 'Welcome, {{partner.name}}',
          body: 'Dear {{primaryContact.firstName}}, …',
        },
      },
    ],
    edges: [{ id: 'e1', source: 'trigger', target: 'welcome' }],
  },
  maxBodyBytes: MAX_DEFINITION_BYTES,
  answers: { status: 200, body: WorkflowAnswer },
  handle: async (request, deps) => {
    const { organizationId } = request.caller;
    const { workflowId } = request.params;
    const { nodes, edges, draft, note } = request.body;

    // The cause carries a fingerprint of the body into the event, from which a short secret could be guessed.
    const cause = causeOf({ ...request, body: { ...request.body, nodes: withoutSecrets(nodes) } }, deps);
    const kept = await keepSecrets(deps, organizationId, cause.commandId, nodes);
    if (kept.unknown.length > 0) {
      await kept.discard();
      const details = kept.unknown.map((index) => `body.nodes.${index}.data.secretId: there is no such secret`);
      return problem(400, 'invalid_request', 'The request is not valid; see details.', details);
    }

    const definition = { nodes: [...kept.nodes], edges };
    const command = { type: 'SaveWorkflowDefinition', data: { workflowId, definition, draft, note } } as const;
    const outcome = await executeOnWorkflow(request, deps, command, cause);
    if (outcome.kind !== 'recorded') await kept.discard();
    return answerWorkflow(request, outcome);
  },
});
