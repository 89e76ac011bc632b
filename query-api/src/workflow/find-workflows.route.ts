import { Id, WORKFLOW_STAGES, WorkflowResource } from '@partneros/domain';
import { pageQuery, waitUntilAtLeast } from '@partneros/infra/http';
import { WORKFLOW_SUMMARY_KEY, workflowSummaryModel, workflowsModel } from '@partneros/projections/models';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';
import { cardsAt, WorkflowCards } from './workflow-cards.ts';
import { WorkflowFigures, withFigures } from './workflow-figures.ts';

const page = pageQuery({
  sortable: ['name', 'stage', 'status', 'lastRunAt', 'createdAt', 'updatedAt'],
  default: 'name',
});

export const findWorkflowsRoute = queryRoute({
  method: 'GET',
  path: '/api/workflows',
  tag: 'Workflows',
  summary: 'Workflows, with the cards above them: search, filter, sort, page by page',
  access: 'workflows:read',
  query: z.strictObject({
    ...page,
    stage: z.enum(WORKFLOW_STAGES).optional(),
    status: z.enum(['draft', 'active', 'inactive']).optional(),
    ownerId: Id.optional(),
  }),
  answers: {
    status: 200,
    body: z.object({
      workflows: z.array(WorkflowResource.omit({ definition: true }).extend(WorkflowFigures.shape)),
      summary: WorkflowCards,
      nextCursor: z.string().nullable(),
    }),
  },
  handle: async ({ caller, query: { limit, cursor, sort, search, atLeast, ...where } }, { rows, clock }) => {
    const { organizationId } = caller;
    await waitUntilAtLeast(rows, workflowsModel, atLeast);
    await waitUntilAtLeast(rows, workflowSummaryModel, atLeast);
    const found = await rows.find(workflowsModel, organizationId, { where, search, sort, limit, cursor });
    const cards = await rows.get(workflowSummaryModel, organizationId, WORKFLOW_SUMMARY_KEY);
    const now = clock.now();
    return {
      body: {
        workflows: await Promise.all(
          found.rows.map(async (row) => {
            const { definition: _, ...shown } = await withFigures(rows, now, row);
            return shown;
          }),
        ),
        summary: await cardsAt(rows, organizationId, now, cards),
        nextCursor: found.nextCursor,
      },
    };
  },
});
