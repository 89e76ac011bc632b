import { ExistingEnrolmentResource, existingEnrolment, existingEnrolmentResource, Id, load } from '@partneros/domain';
import { problem } from '@partneros/infra/http';
import { z } from 'zod';
import { aggregateAsOf, detailQuery } from '../http/as-of.ts';
import { queryRoute } from '../http/query-route.ts';
import { readWorkflow } from './read-workflow.ts';
import { workflowNotFound } from './workflow-not-found.ts';

export const getExistingEnrolmentRoute = queryRoute({
  method: 'GET',
  path: '/api/workflows/:workflowId/existing-enrolment',
  tag: 'Workflows',
  summary: 'How far a workflow has come with those who were there before it, now or as of any moment',
  access: 'workflows:read',
  params: z.strictObject({ workflowId: Id }),
  query: z.strictObject(detailQuery),
  answers: { status: 200, body: z.object({ existingEnrolment: ExistingEnrolmentResource }) },
  // From its own stream: what is shown is never behind.
  handle: async ({ caller: { organizationId }, params: { workflowId }, query }, deps) => {
    if ((await readWorkflow(deps, organizationId, workflowId, query)) === undefined) return workflowNotFound;
    const found =
      query.asOf === undefined
        ? await load(deps, existingEnrolment, organizationId, workflowId)
        : await aggregateAsOf(deps, existingEnrolment, organizationId, workflowId, query.asOf);
    if (found === undefined) return problem(404, 'not_found', 'Nobody asked for existing records to be enrolled.');
    return {
      body: { existingEnrolment: existingEnrolmentResource(found) },
      ...(query.asOf === undefined && { version: found.version }),
    };
  },
});
