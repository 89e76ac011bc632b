import { Id } from '@partneros/domain';
import { problem } from '@partneros/infra/http';
import { z } from 'zod';
import { engineRoute } from '../http/engine-route.ts';
import { TEST_RUNS, TestRun, testRunKey } from './test-run.ts';

export const getTestRunRoute = engineRoute({
  method: 'GET',
  path: '/api/workflows/:workflowId/test-runs/:testRunId',
  tag: 'Simulations',
  summary: 'What a test run came to; kept for a week',
  access: 'workflows:read',
  params: z.strictObject({ workflowId: Id, testRunId: Id }),
  query: z.strictObject({}),
  answers: { status: 200, body: z.object({ testRun: TestRun }) },
  handle: async ({ caller, params: { workflowId, testRunId } }, { keyValues }) => {
    const key = testRunKey(caller.organizationId, testRunId);
    const kept = await keyValues.get<{ readonly testRun: TestRun }>(TEST_RUNS, key);
    return kept === undefined || kept.testRun.workflowId !== workflowId
      ? problem(404, 'not_found', 'Test run not found.')
      : { body: { testRun: kept.testRun } };
  },
});
