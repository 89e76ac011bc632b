import {
  addMillis,
  type Definition,
  type ExecuteDeps,
  execute,
  firedEvent,
  type Graph,
  type Ids,
  type Recorded,
  type RowStore,
  runIdOf,
  streamOf,
  type Timestamp,
  timeTrigger,
  workflowRun,
} from '@partneros/domain';
import TinyQueue from 'tinyqueue';
import { ALONE, driveRun } from '../automations/drive-run.ts';
import { enrol, enrolments } from '../automations/enrol.ts';
import { openGate } from '../automations/how-to-begin.ts';
import { type LoadedRun, loadRun } from '../automations/load-run.ts';
import { RUNS_PER_HOUR } from '../automations/pace.ts';
import { LOOK_AGAIN_MS } from '../automations/release-held-runs.ts';
import type { RunDeps } from '../engine-deps.ts';
import type { WorkflowEntry } from '../kernel/engine-rows.ts';
import { TIME_TRIGGERS } from '../time-triggers/create-time-triggers.ts';
import type { Owed } from '../time-triggers/time-memory.ts';
import type { History } from './history.ts';
import type { Moment } from './moment.ts';
import { createOverlay, type Overlay, type SimulatedEvent } from './overlay.ts';
import { simulatedEffects } from './simulated-effects.ts';
import { createSimulatedPace } from './simulated-pace.ts';
import { createSimulationClock } from './simulation-clock.ts';

/** The version of a workflow that is tried. It counts as active the whole time. */
export interface TriedVersion {
  readonly organizationId: string;
  readonly workflowId: string;
  readonly name: string;
  readonly version: number;
  readonly graph: Graph;
  /** What the graph was made from. */
  readonly definition: Definition;
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
  /** Of this workflow; the rest are held and let go on, as they would have been. */
  readonly runsPerHour?: number | undefined;
}

/** One version of a workflow, running over history. It is moved forward only. */
export interface Simulation {
  readonly overlay: Overlay;
  /** Lets an event of history start what it would have started; whatever was due before it has happened by then. */
  take(event: Recorded): Promise<void>;
  /** Notes a moment that the version waits for, and lets it start what it starts; answers the event that says so. */
  fire(owed: Owed): Promise<Recorded | undefined>;
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
  /** Nobody's: it is time to look whether runs that were one too many can go on. */
  readonly hand: Hand | undefined;
}

/**
 * Runs a version by the functions that live runs go by (`enrol`, `driveRun`), over an overlay instead of the store, with
 * a clock that jumps and effects that reach nobody. One event after the other: nothing here is concurrent.
 */
export const createSimulation = (
  { history, ids, rowsOf, start, breathe, runsPerHour = RUNS_PER_HOUR }: SimulationDeps,
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
  const held: Hand[] = [];
  const { pace, began } = createSimulatedPace({ organizationId, workflowId }, runsPerHour);
  const gate = { ...deps, ...openGate, pace };
  let begun = 0;
  let wakes = 0;

  const wakeAt = (at: Timestamp, hand?: Hand) => queue.push({ at, order: wakes++, hand });

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
    const memo = { results: [], recovering: false, alone: true, seen: undefined };
    const wake = await driveRun(deps, { name, graph }, loaded, memo, {
      standing: () => 'go',
      standingNow: async () => 'go',
      stopped: () => false,
    });
    // What fails over a defect would be tried again for ever; a simulation stops and says so.
    if (troubles.length > 0) throw troubles[0];
    if (wake === ALONE) throw new Error('a simulated step was begun by somebody else');
    return wake;
  };

  const goOn = async (hand: Hand, loaded: LoadedRun): Promise<readonly Recorded[]> => {
    const wake = await drive(loaded);
    await breathe();
    const simulated = overlay.takeSimulated();
    hand.simulated.push(...simulated);
    if (wake === undefined) await end(hand);
    else wakeAt(wake, hand);
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
      const started = (await enrol(gate, await inView(event), entry))?.started;
      if (started === undefined) await end(hand);
      else if (started.run.status === 'held') hold(hand);
      else {
        began(hand.runId, clock.now());
        waiting.push(...(await goOn(hand, started)));
      }
    }
  };

  const hold = (hand: Hand) => {
    if (held.push(hand) === 1) wakeAt(addMillis(clock.now(), LOOK_AGAIN_MS));
  };

  // In the order in which they were held, as far as there is room: the live engine looks as often.
  const release = async (): Promise<void> => {
    const at = clock.now();
    for (let hand = held[0]; hand !== undefined; hand = held[0]) {
      if (pace.take(organizationId, workflowId, hand.runId, at) === 'full') break;
      held.shift();
      const { runId } = hand;
      await execute(deps, workflowRun, {
        organizationId,
        id: runId,
        command: { type: 'ResumeRun', data: { runId, workflowId, at } },
        cause: { ...causeOfRelease(ids), actor: { type: 'workflow', id: workflowId }, occurredAt: at },
      });
      began(runId, at);
      await takeUp(hand);
    }
    if (held.length > 0) wakeAt(addMillis(at, LOOK_AGAIN_MS));
  };

  const takeUp = async (hand: Hand): Promise<void> => {
    const loaded = await loadRun(overlay.store, organizationId, hand.runId);
    if (loaded !== undefined) await enrolAll(await goOn(hand, loaded));
  };

  // Streams count anew where something was left out or added; a run names its trigger by where it stands here.
  const inView = async (event: Recorded): Promise<Recorded> => {
    const view = await overlay.store.read(event.stream);
    return view.findLast(({ metadata }) => metadata.eventId === event.metadata.eventId) ?? event;
  };

  const wakeNext = async (wake: Wake, moment: Moment): Promise<void> => {
    see(moment, wake.at);
    if (wake.hand === undefined) await release();
    else await takeUp(wake.hand);
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
    fire: async ({ id, awaited, timeZone }) => {
      const at = awaited.moment.dueAt;
      await passTo(at);
      see({ by: 'time', at }, at);
      const outcome = await execute(deps, timeTrigger, {
        organizationId,
        id,
        command: { type: 'FireTimeTrigger', data: firedEvent(awaited, ids, { firedAt: at, timeZone }) },
        cause: {
          commandId: id,
          correlationId: id,
          actor: { type: 'system', id: TIME_TRIGGERS },
          occurredAt: at,
          depth: 0,
        },
      });
      overlay.takeSimulated();
      const [event] = outcome.kind === 'recorded' ? outcome.events : [];
      if (event !== undefined) await enrolAll([event]);
      return event;
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

const causeOfRelease = (ids: Ids) => {
  const commandId = ids.next();
  return { commandId, correlationId: commandId, depth: 0 };
};
