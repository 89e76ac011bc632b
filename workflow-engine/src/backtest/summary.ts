import { z } from 'zod';
import type { RunReport } from '../simulation/run-report.ts';

const counts = z.record(z.string(), z.int());

/** What the runs of one version come to. */
export const BacktestSummary = z.object({
  version: z.int(),
  runs: z.int(),
  byStatus: counts,
  /** Kept from starting, by reason. */
  skipped: counts,
  mails: z.int(),
  recipients: z.int().describe('Different addresses; counted up to 100,000.'),
  slackMessages: z.int(),
  webhooks: z.int(),
  recordsChanged: z.int().describe('Events that commands would have recorded.'),
  refused: counts.describe('Commands that would have been refused, by code.'),
  failed: counts.describe('Other steps that would have failed, by code.'),
  branches: z.record(z.string(), counts).describe('By branch node, how often each way was taken.'),
  real: z.object({
    runs: z.int().describe('Runs of the workflow that really began for events in the window, whatever their version.'),
    inBoth: z.int(),
  }),
});
export type BacktestSummary = z.output<typeof BacktestSummary>;

const MOST_RECIPIENTS = 100_000;

/** Counts runs as they end. */
export const createTally = (version: number) => {
  const byStatus: Tally = {};
  const skipped: Tally = {};
  const refused: Tally = {};
  const failed: Tally = {};
  const branches: Record<string, Tally> = {};
  const recipients = new Set<string>();
  const total = { runs: 0, mails: 0, slackMessages: 0, webhooks: 0, recordsChanged: 0 };

  const addStep = ({ would, branch, nodeId, error }: RunReport['steps'][number]) => {
    if (branch !== null) {
      const ways = branches[nodeId] ?? {};
      branches[nodeId] = ways;
      add(ways, String(branch.taken));
    }
    if (error !== null) return add(would?.kind === 'command' ? refused : failed, error.code);
    switch (would?.kind) {
      case 'email':
        total.mails += 1;
        for (const to of would.to) if (recipients.size < MOST_RECIPIENTS) recipients.add(to);
        return;
      case 'slack':
        total.slackMessages += 1;
        return;
      case 'webhook':
        total.webhooks += 1;
        return;
      case 'command':
        total.recordsChanged += would.events.length;
        return;
      case undefined:
        return;
    }
  };

  return {
    add: (run: RunReport) => {
      total.runs += 1;
      add(byStatus, run.status);
      if (run.status === 'skipped') add(skipped, run.reason ?? 'unknown');
      run.steps.forEach(addStep);
    },
    summary: (real: BacktestSummary['real']): BacktestSummary => ({
      version,
      ...total,
      recipients: recipients.size,
      byStatus,
      skipped,
      refused,
      failed,
      branches,
      real,
    }),
  };
};

type Tally = Record<string, number>;

const add = (tally: Tally, name: string): void => {
  tally[name] = (tally[name] ?? 0) + 1;
};
