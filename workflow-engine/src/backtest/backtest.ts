import { Id } from '@partneros/domain';
import { z } from 'zod';
import { BacktestSummary } from './summary.ts';

/** A backtest, as far as it is. Its runs, differences and divergences are lists of their own. */
export const Backtest = z.object({
  id: Id,
  workflowId: Id,
  from: z.string(),
  to: z.string(),
  version: z.int().describe('0: a definition that is not saved.'),
  compareVersion: z.int().nullable(),
  status: z.enum(['queued', 'running', 'succeeded', 'cancelled', 'failed']),
  progress: z.object({ position: z.string(), upTo: z.string(), runs: z.int() }),
  startedAt: z.string(),
  startedBy: Id,
  finishedAt: z.string().nullable(),
  error: z.string().nullable(),
  truncated: z.boolean().describe('It stopped at the most runs one backtest makes; complete up to its position.'),
  summaries: z.array(BacktestSummary).describe('One per version, once it is over.'),
  differences: z.int().describe('Runs that the two versions make differently.'),
  divergences: z.int().describe('Changes that commands would have made and that did not really happen.'),
  bias: z.array(z.string()).describe('What such a report cannot know.'),
  expiresAt: z.string(),
});
export type Backtest = z.output<typeof Backtest>;

/** What every report has to be read with. */
export const BIAS: readonly string[] = [
  'What others did because of mails and messages that were really sent is part of the past; what they would have done because of these is not.',
  'Receivers are not asked: mails and messages always arrive, and what a webhook would have answered is unknown.',
  'Records are as they were right after the trigger event, or at the end of a delay; a live run may begin a moment later.',
  'Other workflows do what they really did: what they would have done because of these changes is not played.',
];

/** Where backtests are kept: beside the log. */
export const BACKTESTS = 'backtest';

/** The lists of a backtest. */
export const BACKTEST_RESULTS = 'backtest-result';

/** The key of a backtest among those of all organizations. */
export const backtestKey = (organizationId: string, backtestId: string): string => `${organizationId}_${backtestId}`;

/** Names one of the lists of a backtest. */
export const resultList = (organizationId: string, backtestId: string, list: string) => ({
  collection: BACKTEST_RESULTS,
  list: `${backtestKey(organizationId, backtestId)}/${list}`,
});
