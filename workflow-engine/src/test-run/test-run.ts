import { Id } from '@partneros/domain';
import { z } from 'zod';
import { RunReport } from '../simulation/run-report.ts';

/** What a test run was tried with. */
export const Sample = z.object({
  kind: z
    .enum(['event', 'record', 'made-up'])
    .describe('A real event; an event made up about a real record; or both made up, and named so.'),
  eventType: z.string(),
  eventId: z.string(),
  at: z.string(),
  data: z.record(z.string(), z.unknown()),
});
export type Sample = z.output<typeof Sample>;

/** A test run: what the workflow would do, and did not. */
export const TestRun = RunReport.extend({
  mode: z.literal('test'),
  sample: Sample,
  trigger: RunReport.shape.trigger,
  expiresAt: z.string().describe('Until when it can be read.'),
  id: Id,
});
export type TestRun = z.output<typeof TestRun>;

/** Where test runs are kept: beside the log, so that no list, workflow or checkpoint ever comes across one. */
export const TEST_RUNS = 'run-test';

/** The key of a test run among those of all organizations. */
export const testRunKey = (organizationId: string, testRunId: string): string => `${organizationId}_${testRunId}`;
