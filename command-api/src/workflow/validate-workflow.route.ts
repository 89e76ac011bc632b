import { graphOf, load, workflow } from '@partneros/domain';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { workflowNotFound } from './workflow.problems.ts';
import { DefinitionProblems, WorkflowParams } from './workflow.schemas.ts';

const Validity = z.object({
  valid: z.boolean(),
  problems: DefinitionProblems,
});

export const validateWorkflowRoute = commandRoute({
  method: 'POST',
  path: '/api/workflows/:workflowId/validate',
  tag: 'Workflows',
  summary: 'Ask whether the saved definition could be activated, and what is in the way',
  access: 'workflows:read',
  params: WorkflowParams,
  answers: { status: 200, body: Validity },
  handle: async ({ caller: { organizationId }, params: { workflowId } }, deps) => {
    const found = await load(deps, workflow, organizationId, workflowId);
    if (found === undefined || found.state.status === 'deleted') return workflowNotFound;
    const result = graphOf(found.state.definition);
    return { body: 'graph' in result ? { valid: true, problems: [] } : { valid: false, problems: result.problems } };
  },
});
