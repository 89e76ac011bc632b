import { runHistories } from './checks/run-history.ts';
import type { CommandOutcome } from './command-outcome.ts';
import type { Evidence } from './evidence.ts';
import type { Moment } from './moments.ts';

/** A figure of the report. */
export type Figure = readonly [what: string, figure: string | number];

/** How much was tried, so that a zero means something. */
export const figuresOf = (
  { commands, events, models, mails, hits }: Evidence,
  test: {
    readonly moments: ReadonlyMap<Moment, number>;
    readonly repeats: number;
    readonly redriven: number;
    readonly seconds: number;
    readonly killed: ReadonlyMap<string, number>;
  },
): readonly Figure[] => {
  const runs = runHistories({ events });
  const steps = runs.flatMap((run) => run.steps);
  const kinds = (kind: CommandOutcome['kind']) => commands.filter((command) => command.kind === kind);
  const of = (type: string) => events.filter((event) => event.type === type).length;
  const delays = steps.flatMap(({ dueAt, elapsedAt }) =>
    dueAt === undefined || elapsedAt === undefined ? [] : [Date.parse(elapsedAt) - Date.parse(dueAt)],
  );
  const late = delays.toSorted((one, other) => one - other);
  return [
    ['Kills', [...test.moments].map(([moment, count]) => `${count} ${moment}`).join(', ')],
    ['Processes killed', [...test.killed].map(([name, count]) => `${count} ${name}`).join(', ')],
    ['Seconds', test.seconds],
    ['Commands acknowledged with events', kinds('done').length],
    ['  of them after an attempt nobody answered', kinds('done').filter(({ attempts }) => attempts > 1).length],
    ['Commands sent once more at the end', test.repeats],
    ['Commands with nothing to do', kinds('unchanged').length],
    ['Commands refused', kinds('refused').length],
    ['Commands left unknown', kinds('unknown').length],
    ['Events', events.length],
    ['  partners by application', of('ApplicationApproved')],
    ['  agreements signed, contracts renewed', `${of('AgreementFullySigned')}, ${of('ContractRenewed')}`],
    ['  funds paid, payments taken back', `${of('MdfPaid')}, ${of('PartnerPaymentReversed')}`],
    ['  tiers that partners moved to by themselves', of('PartnerTierEvaluated')],
    ['Rows compared', models.reduce((sum, { rebuilt }) => sum + rebuilt.size, 0)],
    ['Workflow runs', runs.length],
    ['  of them interrupted five times and redriven', test.redriven],
    ['Mails', mails.length],
    ['Webhooks that came', hits.length],
    ['  of them again', hits.length - new Set(hits.map(({ key }) => key)).size],
    ['Delays that ended', delays.length],
    ['  late by, at the 99th percentile', `${late[Math.floor(late.length * 0.99)] ?? 0} ms`],
  ];
};
