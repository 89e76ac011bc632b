import {
  type ExecuteDeps,
  type Graph,
  type Recorded,
  type RowStore,
  runIdOf,
  streamOf,
  type Timestamp,
  workflowRun,
} from '@partneros/domain';
import TinyQueue from 'tinyqueue';
import { driveRun } from '../automations/drive-run.ts';
import { enrol, enrolments } from '../automations/enrol.ts';
import { openGate } from '../automations/how-to-begin.ts';
import { type LoadedRun, loadRun } from '../automations/load-run.ts';
import type { RunDeps } from '../engine-deps.ts';
import type { WorkflowEntry } from '../kernel/engine-rows.ts';
import type { History } from './history.ts';
import type { Moment } from './moment.ts';
import { createOverlay, type Overlay, type SimulatedEvent } from './overlay.ts';
import { simulatedEffects } from './simulated-effects.ts';
import { createSimulationClock } from './simulation-clock.ts';

/** The version of a workflow that is tried. It counts as active the whole time. */
export interface TriedVersion {
  readonly organizationId: string;
  readonly workflowId: string;
  readonly name: string;
  readonly version: number;
  readonly graph: Graph;
}

/** A run that a simulation made, as far as it came, with what its commands led to. */
export interface SimulatedRun {
  readonly runId: string;
  /** Order in which runs began, from 0. */
  readonly index: number;
  readonly run: LoadedRun['run'];
  readonly simulated: readonly SimulatedEvent[];
}

/** What a simulation works with. `rows` answers what lists said at the present moment of the simulation. */
export interface SimulationDeps {
  readonly history: History;
  readonly ids: ExecuteDeps['ids'];
  readonly rowsOf: (overlay: Overlay) => Pick<RowStore, 'find' | 'reached'>;
  readonly start: Timestamp;
  /** Awaited between two drives, so that a long simulation leaves the event loop to others; may throw to end it. */
  readonly breathe: () => Promise<void>;
}

/** One version of a workflow, running over history. It is moved forward only. */
export interface Simulation {
  readonly overlay: Overlay;
  /** Lets an event of history start what it would have started; whatever was due before it has happened by then. */
  take(event: Recorded): Promise<void>;
  /** Lets everything happen that is due before a moment. */
  passTo(at: Timestamp): Promise<void>;
  /** Starts a run that was prepared by hand in the overlay, and takes it to its end, however long it waits. */
  finish(started: LoadedRun, see: Moment): Promise<void>;
  /** Runs that have ended since the last call, in the order they ended. */
  takeEnded(): readonly SimulatedRun[];
  /** Runs that have not ended. */
  open(): Promise<readonly SimulatedRun[]>;
}

interface Hand {
  readonly runId: string;
  readonly index: number;
  readonly simulated: SimulatedEvent[];
}

interface Wake {
  readonly at: Timestamp;
  readonly order: number;
  readonly hand: Hand;
}

/**
 * Runs a version by the functions that live runs go by (`enrol`, `driveRun`), over an overlay instead of the store, with
 * a clock that jumps and effects that reach nobody. One event after the other: nothing here is concurrent.
 */
export const createSimulation = (
  { history, ids, rowsOf, start, breathe }: SimulationDeps,
  { organizationId, workflowId, name, version, graph }: TriedVersion,
): Simulation => {
  const clock = createSimulationClock(start);
  const overlay = createOverlay(history);
  const troubles: unknown[] = [];
  const deps: RunDeps = {
    store: overlay.store,
    ids,
    clock,
    effects: simulatedEffects,
    rows: rowsOf(overlay),
    report: ({ error }) => troubles.push(error),
  };
  const entry: WorkflowEntry = {
    kind: 'workflow',
    workflowId,
    status: 'active',
    inFlight: 'finish',
    version,
    trigger: graph.trigger,
    enrolment: graph.enrolment,
  };
  const queue = new TinyQueue<Wake>([], (a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : a.order - b.order));
  const hands = new Map<string, Hand>();
  const ended: SimulatedRun[] = [];
  let begun = 0;
  let wakes = 0;

  const see = (moment: Moment, at: Timestamp) => {
    clock.set(at);
    overlay.moveTo(moment, at);
  };

  const shown = async (hand: Hand): Promise<SimulatedRun> => {
    const loaded = await loadRun(overlay.store, organizationId, hand.runId);
    if (loaded === undefined) throw new Error(`simulated run ${hand.runId} is gone`);
    return { ...hand, run: loaded.run };
  };

  const end = async (hand: Hand) => {
    ended.push(await shown(hand));
    hands.delete(hand.runId);
    overlay.forget(streamOf(workflowRun.category, organizationId, hand.runId));
  };

  const drive = async (loaded: LoadedRun): Promise<Timestamp | undefined> => {
    const memo = { results: [], recovering: false, seen: undefined };
    const wake = await driveRun(deps, { name, graph }, loaded, memo, {
      standing: () => 'go',
      standingNow: async () => 'go',
      stopped: () => false,
    });
    // What fails over a defect would be tried again for ever; a simulation stops and says so.
    if (troubles.length > 0) throw troubles[0];
    return wake;
  };

  const goOn = async (hand: Hand, loaded: LoadedRun): Promise<readonly Recorded[]> => {
    const wake = await drive(loaded);
    await breathe();
    const simulated = overlay.takeSimulated();
    hand.simulated.push(...simulated);
    if (wake === undefined) await end(hand);
    else queue.push({ at: wake, order: wakes++, hand });
    return simulated.map(({ event }) => event);
  };

  const begin = (runId: string): Hand => {
    const hand = { runId, index: begun++, simulated: [] };
    hands.set(runId, hand);
    return hand;
  };

  // What a run records may start the workflow again, or be kept from it: as it would have been live.
  const enrolAll = async (events: readonly Recorded[]): Promise<void> => {
    const waiting = [...events];
    for (let event = waiting.shift(); event !== undefined; event = waiting.shift()) {
      if (enrolments(event, [entry]).length === 0) continue;
      const hand = begin(runIdOf(ids, workflowId, event.metadata.eventId));
      const enrolled = await enrol({ ...deps, ...openGate }, await inView(event), entry);
      if (enrolled?.started === undefined) await end(hand);
      else waiting.push(...(await goOn(hand, enrolled.started)));
    }
  };

  // Streams count anew where something was left out or added; a run names its trigger by where it stands here.
  const inView = async (event: Recorded): Promise<Recorded> => {
    const view = await overlay.store.read(event.stream);
    return view.findLast(({ metadata }) => metadata.eventId === event.metadata.eventId) ?? event;
  };

  const wakeNext = async (wake: Wake, moment: Moment): Promise<void> => {
    see(moment, wake.at);
    const loaded = await loadRun(overlay.store, organizationId, wake.hand.runId);
    if (loaded !== undefined) await enrolAll(await goOn(wake.hand, loaded));
  };

  const passTo = async (at: Timestamp): Promise<void> => {
    for (let wake = queue.peek(); wake !== undefined && wake.at < at; wake = queue.peek()) {
      queue.pop();
      await wakeNext(wake, { by: 'time', at: wake.at });
    }
  };

  return {
    overlay,
    passTo,
    take: async (event) => {
      if (enrolments(event, [entry]).length === 0) return;
      await passTo(event.recordedAt);
      see({ by: 'event', event }, event.recordedAt);
      await enrolAll([event]);
    },
    finish: async (started, moment) => {
      see(moment, started.run.startedAt);
      await goOn(begin(started.runId), started);
      for (let wake = queue.pop(); wake !== undefined; wake = queue.pop()) await wakeNext(wake, moment);
    },
    takeEnded: () => ended.splice(0),
    open: () => Promise.all([...hands.values()].map(shown)),
  };
};
