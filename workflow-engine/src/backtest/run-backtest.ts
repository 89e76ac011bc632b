import {
  type EventFeed,
  type EventStore,
  type Ids,
  matchTrigger,
  partnerIdOf,
  type Recorded,
  runIdOf,
  subjectOf,
  type Timestamp,
  TRIGGER_EVENTS,
  timeTriggerEvents,
} from '@partneros/domain';
import { enrolments } from '../automations/enrol.ts';
import { createBreathing } from '../simulation/breathing.ts';
import { createHistory } from '../simulation/history.ts';
import { type RunReport, reportOf } from '../simulation/run-report.ts';
import { createSimulation, type SimulatedRun, type Simulation, type TriedVersion } from '../simulation/simulation.ts';
import { trainingsAsOf } from '../simulation/trainings-as-of.ts';
import type { Owed } from '../time-triggers/time-memory.ts';
import { type Divergence, divergencesOf } from './divergence.ts';
import { type BacktestWindow, createOwnHistory } from './own-history.ts';
import { type Difference, differenceOf, type RunTrace, traceOf } from './run-trace.ts';
import { type BacktestSummary, createTally } from './summary.ts';
import { createTimeMoments, MOMENT_EVENTS, type TimeMoments, waitsForTime } from './time-moments.ts';

/** What a backtest reads: nothing here can be written to. */
export interface BacktestDeps {
  readonly store: Pick<EventStore, 'read'>;
  readonly feed: Pick<EventFeed, 'head' | 'select'>;
  readonly ids: Ids;
  /** As live runs have it; default: as without a setting. */
  readonly runsPerHour?: number | undefined;
}

/** Where the results go while they come. A slow sink holds the backtest up. */
export interface BacktestSink {
  /** A run that has come to its end, or as far as now; `index` counts the runs of its version as they began. */
  run(version: number, index: number, run: RunReport): Promise<void>;
  divergence(version: number, divergence: Divergence): Promise<void>;
  difference(difference: Difference): Promise<void>;
  progress(progress: BacktestProgress): void;
}

/** How far a backtest is. */
export interface BacktestProgress {
  readonly position: bigint;
  readonly upTo: bigint;
  readonly runs: number;
}

/** What a backtest came to. */
export interface BacktestResult {
  readonly summaries: readonly BacktestSummary[];
  readonly upTo: bigint;
  /** It stopped at the most runs one backtest may make; what is here is complete up to `position`. */
  readonly truncated: boolean;
  readonly position: bigint;
}

/** Most runs of one version in one backtest. */
export const MOST_RUNS = 100_000;

/**
 * Tries versions of a workflow on the real past, event by event: which runs each would have made, by the functions that
 * live runs go by. Two versions go through the same history side by side and are compared run by run. Delays go on
 * through history up to `now`. Records nothing and reaches nobody. Throws when `signal` aborts.
 */
export const runBacktest = async (
  { store, feed, ids, runsPerHour }: BacktestDeps,
  window: BacktestWindow,
  versions: readonly [TriedVersion, TriedVersion?],
  sink: BacktestSink,
  { now, signal }: { readonly now: Timestamp; readonly signal: AbortSignal },
): Promise<BacktestResult> => {
  const { organizationId, workflowId, from, to } = window;
  const upTo = await feed.head();
  const breathe = createBreathing(signal);
  const isOwn = createOwnHistory(store, window);
  const recordedByOwn = new Set<string>();
  const history = createHistory(
    store,
    async (event) => {
      if (event.position > upTo || isOwnMoment(event, workflowId)) return true;
      const own = await isOwn(event);
      if (own) recordedByOwn.add(event.metadata.eventId);
      return own;
    },
    breathe,
  );
  const tried = versions.filter((version) => version !== undefined);
  const trainings = tried.some(looksForTags) ? await trainingStreams(feed, organizationId, upTo) : [];
  const simulationDeps = { history, ids, rowsOf: trainingsAsOf(trainings), start: from, breathe, runsPerHour };
  const sides: Side[] = [];
  for (const version of tried)
    sides.push(
      sideOf(
        createSimulation(simulationDeps, version),
        version,
        waitsForTime(version) ? await createTimeMoments(ids, version, from) : undefined,
      ),
    );
  const traces = new Map<string, RunTrace>();
  const realRuns = new Set<string>();

  // Whoever is first with a run waits for the other version's; what only one version starts was told when it began.
  const compare = async (runId: string, version: number, report: RunReport) => {
    if (sides.length < 2) return;
    const trace = traceOf(report);
    const other = traces.get(runId);
    if (other === undefined) {
      traces.set(runId, trace);
      return;
    }
    traces.delete(runId);
    const difference =
      version === sides[1]?.version ? differenceOf(runId, other, trace) : differenceOf(runId, trace, other);
    if (difference !== undefined) await sink.difference(difference);
  };

  const put = async (side: Side, run: SimulatedRun) => {
    const report = reportOf(run, ids);
    side.tally.add(report);
    side.runIds.add(run.runId);
    await sink.run(side.version, run.index, report);
    const seen = (eventId: string) => recordedByOwn.has(eventId);
    for (const one of await divergencesOf(history, seen, run.runId, run.simulated))
      await sink.divergence(side.version, one);
    if (!side.alone.delete(run.runId)) await compare(run.runId, side.version, report);
  };
  const putEnded = async () => {
    for (const side of sides) for (const run of side.simulation.takeEnded()) await put(side, run);
  };

  const take = async (event: Recorded) => {
    const starting = sides.filter(
      ({ moments, tried: { graph } }) => moments === undefined && starts(event, graph.trigger, workflowId),
    );
    if (starting.length === 0) return;
    const [only] = starting;
    if (only !== undefined && starting.length < sides.length) {
      const runId = runIdOf(ids, workflowId, event.metadata.eventId);
      only.alone.add(runId);
      const other = sides.find((side) => side !== only);
      const match = other && matchTrigger(other.tried.graph.trigger, event);
      const why = match?.matches === false ? match.why : '';
      await sink.difference({ ...aboutRun(runId, only, event), onlyIn: only.version, why, first: null });
    }
    for (const { simulation } of starting) await simulation.take(event);
    await putEnded();
  };

  const fire = async (side: Side, owed: readonly Owed[]) => {
    for (const one of owed) {
      const fired = await side.simulation.fire(one);
      if (fired !== undefined) side.moments?.note(fired);
      await putEnded();
    }
  };

  const types = tried.flatMap((version) =>
    waitsForTime(version) ? MOMENT_EVENTS : TRIGGER_EVENTS[version.graph.trigger.type],
  );
  // When a moment comes may rest on what was long before the window.
  const earliest = tried.some(waitsForTime) ? '' : from;
  const isOver = () => sides.some(({ runIds }) => runIds.size >= MOST_RUNS);
  let position = 0n;
  reading: for await (const portion of feed.select({
    organizationId,
    types: [...new Set([...types, 'WorkflowRunStarted'])],
    after: 0n,
    upTo,
    recorded: { from: earliest, to },
  })) {
    for (const event of portion.events) {
      await breathe();
      const isWithin = event.recordedAt >= from;
      if (event.type === 'WorkflowRunStarted') {
        if (isWithin) rememberReal(realRuns, workflowId, event);
      } else {
        for (const side of sides) if (side.moments !== undefined) await fire(side, side.moments.take(event));
        if (isWithin && !(await isOwn(event))) await take(event);
      }
      position = event.position;
      if (isOver()) break reading;
    }
    position = portion.position;
    sink.progress({ position, upTo, runs: sides.reduce((sum, { runIds }) => sum + runIds.size, 0) });
  }
  const truncated = isOver();
  const end = to < now ? to : now;
  for (const side of sides) if (side.moments !== undefined && !truncated) await fire(side, side.moments.passTo(end));

  for (const side of sides) {
    await side.simulation.passTo(now);
    await putEnded();
  }
  for (const side of sides) for (const run of await side.simulation.open()) await put(side, run);
  for (const [runId, { version, decisions: _, ...about }] of traces)
    await sink.difference({ runId, ...about, onlyIn: version, why: ONLY_THERE, first: null });
  return {
    summaries: sides.map(({ tally, runIds }) =>
      tally.summary({ runs: realRuns.size, inBoth: [...realRuns].filter((runId) => runIds.has(runId)).length }),
    ),
    upTo,
    truncated,
    position,
  };
};

interface Side {
  readonly tried: TriedVersion;
  readonly version: number;
  readonly simulation: Simulation;
  readonly tally: ReturnType<typeof createTally>;
  readonly runIds: Set<string>;
  /** Runs that only this version makes. */
  readonly alone: Set<string>;
  /** Of a version that waits for time. */
  readonly moments: TimeMoments | undefined;
}

const ONLY_THERE = 'The other version waits for something else, and never comes to start it.';

// What was really noted for this workflow: the simulation notes it anew, for the days that it is tried with.
const isOwnMoment = ({ type, data }: Recorded, workflowId: string): boolean =>
  type in timeTriggerEvents && (data as { readonly workflowId?: string }).workflowId === workflowId;

const sideOf = (simulation: Simulation, tried: TriedVersion, moments: TimeMoments | undefined): Side => ({
  tried,
  moments,
  version: tried.version,
  simulation,
  tally: createTally(tried.version),
  runIds: new Set(),
  alone: new Set(),
});

const starts = (event: Recorded, trigger: TriedVersion['graph']['trigger'], workflowId: string): boolean =>
  enrolments(event, [{ kind: 'workflow', workflowId, status: 'active', inFlight: 'finish', version: 0, trigger }])
    .length > 0;

const aboutRun = (
  runId: string,
  { tried }: Side,
  { type, metadata, stream, revision, position, ...event }: Recorded,
) => ({
  runId,
  trigger: {
    type: tried.graph.trigger.type,
    eventType: type,
    eventId: metadata.eventId,
    stream,
    revision: String(revision),
    position: String(position),
  },
  subject: subjectOf({ type, data: event.data }) ?? null,
  partnerId: partnerIdOf({ type, data: event.data }) ?? null,
});

const rememberReal = (realRuns: Set<string>, workflowId: string, { data }: Recorded): void => {
  const started = data as { readonly workflowId: string; readonly runId: string };
  if (started.workflowId === workflowId) realRuns.add(started.runId);
};

const looksForTags = ({ graph }: TriedVersion): boolean =>
  Object.values(graph.nodes).some((node) => node.type === 'assign_training' && node.data.tags !== undefined);

const trainingStreams = async (feed: BacktestDeps['feed'], organizationId: string, upTo: bigint) => {
  const streams: string[] = [];
  const types = ['TrainingCreated'];
  for await (const { events } of feed.select({ organizationId, types, after: 0n, upTo }))
    streams.push(...events.map(({ stream }) => stream));
  return streams;
};
