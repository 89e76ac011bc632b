import { DEFAULT_TIME_ZONE, graphOf, Id, load, organization } from '@partneros/domain';
import { readQuery, waitUntilAtLeast } from '@partneros/infra/http';
import { existingRecords } from '@partneros/projections/models';
import { z } from 'zod';
import { queryRoute } from '../http/query-route.ts';
import { readWorkflow } from './read-workflow.ts';
import { workflowNotFound } from './workflow-not-found.ts';

export const previewEnrolmentRoute = queryRoute({
  method: 'GET',
  path: '/api/workflows/:workflowId/enrolment-preview',
  tag: 'Workflows',
  summary: 'How many records would begin at once if the workflow were activated with those who are there already',
  access: 'workflows:read',
  params: z.strictObject({ workflowId: Id }),
  query: z.strictObject(readQuery),
  answers: {
    status: 200,
    body: z.object({
      enrolmentPreview: z.object({
        version: z.int().describe('The latest: the one that would be activated.'),
        trigger: z.string().nullable(),
        count: z.int().describe('Those the workflow has run for already are counted, and not run for again.'),
        reason: z.string().nullable().describe('Why there can be none.'),
      }),
    }),
  },
  handle: async ({ caller: { organizationId }, params: { workflowId }, query }, deps) => {
    const found = await readWorkflow(deps, organizationId, workflowId, query);
    if (found === undefined) return workflowNotFound;
    const { definition, latestVersion: version } = found.state;
    const parsed = graphOf(definition);
    const answer = (trigger: string | null, count: number, reason: string | null) => ({
      body: { enrolmentPreview: { version, trigger, count, reason } },
    });
    if (!('graph' in parsed)) return answer(null, 0, 'The workflow could not run yet.');
    const { trigger } = parsed.graph;
    const timeZone =
      (await load(deps, organization, organizationId, organizationId))?.state.timeZone ?? DEFAULT_TIME_ZONE;
    const records = existingRecords(trigger, { now: deps.clock.now(), timeZone });
    if ('none' in records) return answer(trigger.type, 0, records.none);
    await waitUntilAtLeast(deps.rows, records.model, query.atLeast);
    return answer(trigger.type, await records.count(deps.rows, organizationId), null);
  },
});
