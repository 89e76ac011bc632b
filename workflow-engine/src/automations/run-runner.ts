import { AppendUnknown, addMillis, pause, type Timestamp, Unavailable } from '@partneros/domain';
import type { EngineDeps } from '../engine-deps.ts';
import type { Deadlines } from '../kernel/deadlines.ts';
import type { Tasks } from '../kernel/tasks.ts';
import { ALONE, driveRun, PATIENCE_MS, type RunMemo, type Standing } from './drive-run.ts';
import { createGraphs } from './graphs.ts';
import { type LoadedRun, loadRun } from './load-run.ts';
import { createRunDraft } from './run-draft.ts';
import { type Standings, standingFor } from './standings.ts';

/** Takes runs forward, each by one drive at a time. */
export interface RunRunner {
  /** Goes on with a run; one that is in hand is looked at once more. Give the run itself right after it was started. */
  advance(organizationId: string, runId: string, started?: LoadedRun): void;
  /**
   * Goes on with a run that may have been left in the middle of a step: at once when nobody else can have the step in
   * hand, otherwise after it has stood still for a while.
   */
  recover(organizationId: string, runId: string): void;
  /** Looks after a while whether a run that another engine has started was left behind. */
  watch(organizationId: string, runId: string): void;
  /** Takes no further steps. */
  stop(): void;
}

// In the hands of this process: while it is driven, and while there is something to remember until the next drive.
interface Hand extends RunMemo {
  busy: boolean;
  again: boolean;
  /** Drives in a row that threw. */
  failures: number;
  /** Those of them that no outage explains. */
  troubles: number;
}

const FIRST_PAUSE_MS = 1_000;
const LONGEST_PAUSE_MS = 60_000;
// About five minutes.
const MOST_TROUBLES = 10;
// What it was stands in the log; it may say more than the readers of runs should see.
const ENGINE_TROUBLE = { code: 'engine_trouble', message: 'The engine failed ten times to go on with this run.' };

/** A runner over the engine's ports. `standingOf` is asked before every new step. */
export const createRunRunner = (
  deps: EngineDeps,
  {
    deadlines,
    tasks,
    standingOf,
    standings,
  }: {
    readonly deadlines: Deadlines;
    readonly tasks: Tasks;
    readonly standingOf: (organizationId: string, workflowId: string) => Standing;
    readonly standings: Standings;
  },
): RunRunner => {
  const { store, clock, report, shared } = deps;
  const graphs = createGraphs(store);
  const hands = new Map<string, Hand>();
  const stopping = new AbortController();

  const takeInHand = (name: string): Hand => {
    const hand: Hand = hands.get(name) ?? {
      results: [],
      recovering: false,
      alone: false,
      seen: undefined,
      busy: false,
      again: false,
      failures: 0,
      troubles: 0,
    };
    hands.set(name, hand);
    return hand;
  };

  const advance = (organizationId: string, runId: string, started?: LoadedRun) => {
    const name = nameOf(organizationId, runId);
    if (stopping.signal.aborted) return;
    const hand = takeInHand(name);
    hand.again = hand.busy;
    if (hand.busy) return;
    hand.busy = true;
    const work = async () => {
      hand.again = false;
      const wakeAt = await attempt(organizationId, runId, hand, started);
      hand.alone = wakeAt === ALONE;
      if (wakeAt === ALONE) {
        tasks.addAlone(work);
        return;
      }
      hand.busy = false;
      if (wakeAt === undefined || !isRemembering(hand)) hands.delete(name);
      if (stopping.signal.aborted) return;
      if (hand.again) advance(organizationId, runId);
      else if (wakeAt === undefined) deadlines.cancel(name);
      else deadlines.set(name, wakeAt, () => advance(organizationId, runId));
    };
    tasks.add(work);
  };

  // What goes wrong is tried again with growing pauses. What goes wrong for ever is parked, so that people see it.
  const attempt = async (
    organizationId: string,
    runId: string,
    hand: Hand,
    started: LoadedRun | undefined,
  ): Promise<Timestamp | typeof ALONE | undefined> => {
    try {
      const loaded = stopping.signal.aborted ? undefined : (started ?? (await loadRun(store, organizationId, runId)));
      const wakeAt = loaded && (await drive(loaded, hand));
      if (wakeAt !== ALONE) Object.assign(hand, { recovering: false, failures: 0, troubles: 0 });
      return wakeAt;
    } catch (error) {
      report?.({ where: nameOf(organizationId, runId), error });
      hand.failures += 1;
      // A store that does not answer says nothing about the run, and parks nothing however long it lasts.
      if (!isOutage(error)) hand.troubles += 1;
      hand.recovering = !shared;
      if (hand.troubles >= MOST_TROUBLES && (await park(organizationId, runId, hand))) return undefined;
      return addMillis(clock.now(), Math.min(FIRST_PAUSE_MS * 2 ** (hand.failures - 1), LONGEST_PAUSE_MS));
    }
  };

  // Its intent is recorded. While the store cannot say whether to go on the step waits where it is: taken up again, it
  // would count as interrupted, and an outage would park it.
  const standingNow = async (organizationId: string, workflowId: string): Promise<Standing> => {
    for (let millis = FIRST_PAUSE_MS; ; millis = Math.min(2 * millis, LONGEST_PAUSE_MS)) {
      try {
        return standingFor(await standings.now(organizationId, workflowId));
      } catch (error) {
        if (stopping.signal.aborted || !isOutage(error)) throw error;
        report?.({ where: `workflow:${organizationId}/${workflowId}`, error });
        await pause(clock, millis, stopping.signal);
      }
    }
  };

  const drive = async (loaded: LoadedRun, hand: Hand): Promise<Timestamp | typeof ALONE | undefined> => {
    const { organizationId, run } = loaded;
    const version = await graphs.load(organizationId, run.workflowId, run.workflowVersion);
    if (version === undefined) throw new Error(`version ${run.workflowVersion} of the workflow cannot be run`);
    return driveRun(deps, version, loaded, hand, {
      standing: () => standingOf(organizationId, run.workflowId),
      standingNow: () => standingNow(organizationId, run.workflowId),
      stopped: () => stopping.signal.aborted,
    });
  };

  const park = async (organizationId: string, runId: string, hand: Hand): Promise<boolean> => {
    try {
      const loaded = await loadRun(store, organizationId, runId);
      if (loaded === undefined || loaded.run.status !== 'running') return true;
      const draft = createRunDraft(deps, loaded, hand.results);
      const { workflowId } = loaded.run;
      draft.add({
        type: 'WorkflowRunParked',
        data: { runId, workflowId, nodeId: null, error: ENGINE_TROUBLE, at: clock.now() },
      });
      return await draft.save();
    } catch {
      return false;
    }
  };

  return {
    advance,
    recover: (organizationId, runId) => {
      takeInHand(nameOf(organizationId, runId)).recovering = !shared;
      advance(organizationId, runId);
    },
    watch: (organizationId, runId) => {
      const name = nameOf(organizationId, runId);
      if (stopping.signal.aborted || hands.has(name) || deadlines.has(name)) return;
      deadlines.set(name, addMillis(clock.now(), PATIENCE_MS), () => advance(organizationId, runId));
    },
    stop: () => stopping.abort(),
  };
};

const nameOf = (organizationId: string, runId: string) => `run:${organizationId}/${runId}`;

const isRemembering = ({ results, seen, failures }: Hand): boolean =>
  results.length > 0 || seen !== undefined || failures > 0;

const isOutage = (error: unknown): boolean => error instanceof Unavailable || error instanceof AppendUnknown;
