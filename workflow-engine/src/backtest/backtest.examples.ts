import { deepEqual } from 'node:assert/strict';
import {
  addMillis,
  type Definition,
  fold,
  graphOf,
  partsOf,
  type Recorded,
  type Timestamp,
  type WorkflowRunEvent,
  workflowRun,
} from '@partneros/domain';
import { type engineBench, ORGANIZATION } from '../engine.examples.ts';
import { type RunReport, reportOf } from '../simulation/run-report.ts';
import type { TriedVersion } from '../simulation/simulation.ts';
import type { Divergence } from './divergence.ts';
import { type BacktestResult, runBacktest } from './run-backtest.ts';
import type { Difference } from './run-trace.ts';

type Bench = ReturnType<typeof engineBench>;

/** Everything a backtest told. */
export interface Told extends BacktestResult {
  /** By version, in the order in which they began. */
  readonly runs: Readonly<Record<number, readonly RunReport[]>>;
  readonly differences: readonly Difference[];
  readonly divergences: readonly Divergence[];
}

/** A version of a workflow as a backtest takes it. */
export const tried = (workflowId: string, definition: Definition, version = 2): TriedVersion => {
  const parsed = graphOf(definition);
  if (!('graph' in parsed)) throw new Error(JSON.stringify(parsed.problems));
  return { organizationId: ORGANIZATION, workflowId, name: 'Example', version, graph: parsed.graph, definition };
};

/** Runs a backtest over a bench's log, and holds it to leaving no trace there. */
export const backtest = async (
  bench: Pick<Bench, 'store' | 'feed' | 'ids' | 'clock'> & { readonly runsPerHour?: number },
  versions: readonly [TriedVersion, TriedVersion?],
  options: { readonly from?: Timestamp; readonly to?: Timestamp; readonly signal?: AbortSignal } = {},
): Promise<Told> => {
  const { from = '2000-01-01T00:00:00.000Z', to = bench.clock.now() } = options;
  const { signal = new AbortController().signal } = options;
  const before = await bench.feed.head();
  const runs: Record<number, RunReport[]> = {};
  const differences: Difference[] = [];
  const divergences: Divergence[] = [];
  const { workflowId } = versions[0];
  const result = await runBacktest(
    bench,
    { organizationId: ORGANIZATION, workflowId, from, to },
    versions,
    {
      run: async (version, index, run) => {
        const own = runs[version] ?? [];
        runs[version] = own;
        own[index] = run;
      },
      divergence: async (_version, divergence) => void divergences.push(divergence),
      difference: async (difference) => void differences.push(difference),
      progress: () => undefined,
    },
    { now: bench.clock.now(), signal },
  );
  deepEqual(await bench.feed.head(), before, 'a backtest leaves the log where it was');
  return { ...result, runs, differences, divergences };
};

/** The runs of a workflow as they really were, told like simulated ones, in the order in which they began. */
export const reallyRan = async ({ feed, ids }: Pick<Bench, 'feed' | 'ids'>, workflowId: string) => {
  const log = await feed.read(0n, 1_000_000);
  const streams = new Map<string, Recorded<WorkflowRunEvent>[]>();
  for (const event of log as readonly Recorded<WorkflowRunEvent>[]) {
    if (partsOf(event.stream).category !== 'workflowRun' || event.data.workflowId !== workflowId) continue;
    streams.set(event.stream, [...(streams.get(event.stream) ?? []), event]);
  }
  return [...streams].map(([stream, events], index) => {
    const run = fold(workflowRun, events)?.state;
    if (run === undefined) throw new Error(`${stream} is empty`);
    const simulated = log
      .filter(({ metadata }) => metadata.causedBy?.stream === stream)
      .map((event) => ({ event, changes: [] }));
    return reportOf({ runId: partsOf(stream).id, index, run, simulated }, ids);
  });
};

// The simulation makes them where the live engine did.
const MADE_HERE: readonly string[] = ['PartnerInactivityReached', 'ContractRenewalWindowEntered'];

/** A run without what only a simulation knows, and without where in the log an event stands that it made itself. */
export const comparable = (run: RunReport | undefined) =>
  run && {
    ...run,
    trigger:
      run.reason === 'loop' || MADE_HERE.includes(run.trigger.eventType)
        ? { ...run.trigger, position: '' }
        : run.trigger,
    steps: run.steps.map((step) => ({
      ...step,
      would:
        step.would?.kind === 'command'
          ? { ...step.would, events: step.would.events.map((event) => ({ ...event, changes: [] })) }
          : step.would,
    })),
  };

/** Moves a bench's clock on, stopping wherever a run has something to do, until that is done. */
export const live = (bench: Bench, engine: { idle(): Promise<void> }) => ({
  passTo: async (at: Timestamp): Promise<void> => {
    for (;;) {
      const due = await nextDue(bench);
      if (due === undefined || due > at) break;
      bench.clock.set(due);
      await engine.idle();
    }
    bench.clock.set(at);
    await engine.idle();
  },
  pass: async function (millis: number): Promise<void> {
    await this.passTo(addMillis(bench.clock.now(), millis));
  },
});

const nextDue = async ({ feed }: Pick<Bench, 'feed'>): Promise<Timestamp | undefined> => {
  const streams = new Map<string, Recorded<WorkflowRunEvent>[]>();
  for (const event of (await feed.read(0n, 1_000_000)) as readonly Recorded<WorkflowRunEvent>[])
    if (partsOf(event.stream).category === 'workflowRun')
      streams.set(event.stream, [...(streams.get(event.stream) ?? []), event]);
  const dues = [...streams.values()].flatMap((events) => {
    const run = fold(workflowRun, events)?.state;
    return run?.status === 'running' ? run.steps.flatMap(({ dueAt }) => dueAt ?? []) : [];
  });
  return dues.sort()[0];
};
