import { type AnyPolicy, type FeedBatch, followFeed, millisOf, type Recorded } from '@partneros/domain';
import type { Standing } from './automations/drive-run.ts';
import type { LoadedRun } from './automations/load-run.ts';
import { createPace, RUNS_PER_HOUR } from './automations/pace.ts';
import { createHeldRunRelease } from './automations/release-held-runs.ts';
import { RATE_LIMIT, rememberPace } from './automations/remember-pace.ts';
import { rememberRun } from './automations/remember-run.ts';
import { rememberWorkflow, rewindWorkflows } from './automations/remember-workflow.ts';
import { createRunRunner } from './automations/run-runner.ts';
import { createStandings } from './automations/standings.ts';
import type { EngineDeps } from './engine-deps.ts';
import { answerRetries } from './kernel/answer-retries.ts';
import { createDeadlines } from './kernel/deadlines.ts';
import { type EngineMemory, loadEngineMemory } from './kernel/engine-memory.ts';
import { engineModel } from './kernel/engine-rows.ts';
import { createParkedReactions } from './kernel/parked-reactions.ts';
import { createProgress } from './kernel/progress.ts';
import type { PlannedReaction } from './kernel/reaction.ts';
import { runReactions } from './kernel/run-reactions.ts';
import { createTasks } from './kernel/tasks.ts';
import { createWriteBehind } from './kernel/write-behind.ts';
import type { DeadlineProcess } from './processes/deadline-process.ts';
import { lookAgain } from './processes/look-again.ts';
import type { Process } from './processes/process.ts';
import { createProcessRunner } from './processes/process-runner.ts';
import { rememberDeadlines } from './processes/remember-deadline.ts';
import { rememberProcesses } from './processes/remember-process.ts';
import { createReactor } from './react.ts';
import { createTimeTriggers } from './time-triggers/create-time-triggers.ts';

/** What an engine runs besides the workflows that people make. */
export interface EngineParts {
  readonly policies: readonly AnyPolicy[];
  readonly processes: readonly Process[];
  readonly deadlineProcesses: readonly DeadlineProcess[];
  /** Runs of one workflow that begin within an hour before the others are held; default 1,000. */
  readonly runsPerHour?: number;
}

/** How much an engine has to do. */
export interface EngineFigures {
  readonly runs: { readonly running: number; readonly held: number };
  readonly tasks: { readonly active: number; readonly waiting: number };
  readonly deadlines: number;
  /** How long the earliest deadline should have fired already; 0 as long as none is late. */
  readonly lateSeconds: number;
}

/** A running engine. */
export interface WorkflowEngine {
  /** Resolves when everything recorded before has been reacted to, and every open run is in hand again. */
  readonly ready: Promise<void>;
  /** How much there is to do, for metrics. */
  figures(): EngineFigures;
  /** Resolves when everything recorded so far has been reacted to, and no run is in hand. */
  idle(): Promise<void>;
  /** Finishes what is in hand; a run stops before its next step. */
  stop(): Promise<void>;
}

// Enough to keep a slow receiver from holding up everybody, few enough that memory stays flat.
const MOST_RUNS_IN_HAND = 256;

/**
 * Follows the log and does what follows from it: policies, processes, and the workflows that people made. Its memory is
 * written with its checkpoint; a crash repeats reactions, and a repeated reaction changes nothing.
 */
export const createWorkflowEngine = (deps: EngineDeps, parts: EngineParts): WorkflowEngine => {
  const { clock, rows, report } = deps;
  const stopping = new AbortController();
  const deadlines = createDeadlines(clock);
  const progress = createProgress();
  const tasks = createTasks(MOST_RUNS_IN_HAND, (error) => report?.({ where: 'engine', error }));
  let memory: EngineMemory | undefined;
  let live = false;
  let everLive = false;
  const begun = new Map<string, { readonly organizationId: string; readonly runId: string }>();

  const standingOf = (organizationId: string, workflowId: string): Standing => {
    const entry = memory?.workflow(organizationId, workflowId);
    if (entry === undefined) return 'unknown';
    if (entry.status === 'deleted') return 'deleted';
    return entry.status === 'active' || entry.inFlight === 'finish' ? 'go' : entry.inFlight;
  };
  const standings = createStandings(deps.store);
  const pace = createPace(() => memory, parts.runsPerHour ?? RUNS_PER_HOUR);
  const runner = createRunRunner(deps, { deadlines, tasks, standingOf, standings });

  // Before it has caught up, the engine only records what begins: a run that is over by now must not be taken up again.
  const goOn = (organizationId: string, runId: string, started?: LoadedRun) => {
    if (live) runner.advance(organizationId, runId, started);
    else begun.set(`${organizationId}/${runId}`, { organizationId, runId });
  };
  const watch = (organizationId: string, runId: string) => {
    if (live) runner.watch(organizationId, runId);
    else goOn(organizationId, runId);
  };
  const { reactionsTo, perform } = createReactor({ ...deps, standings, pace }, parts.policies, { goOn, watch });
  const heldRuns = createHeldRunRelease(deps, { deadlines, tasks, pace, memory: () => memory, goOn });
  const parked = createParkedReactions(deps, { deadlines, tasks, perform });

  const processes = createProcessRunner(deps, parts, {
    deadlines,
    tasks,
    signal: stopping.signal,
    lookAgain: (organizationId, fired, look) => {
      const entry = memory && lookAgain(memory, organizationId, fired, look);
      if (entry !== undefined) processes.setDeadline(organizationId, entry);
    },
  });

  // Looks at one event: memory first, in order, so that what follows is decided as of exactly this event.
  const look = async (event: Recorded, known: EngineMemory): Promise<readonly PlannedReaction[]> => {
    const { organizationId } = event.metadata;
    await rememberWorkflow(deps, known, event);
    try {
      rememberPace(known, pace, event);
      rememberRun(known, event);
      answerRetries(event, known, parked, live);
      if (live) watchHeldBy(event);
      for (const entry of rememberDeadlines(known, parts.deadlineProcesses, event))
        if (live) processes.setDeadline(organizationId, entry);
      for (const entry of rememberProcesses(known, parts.processes, event))
        if (live) processes.goOn(organizationId, entry);
      return reactionsTo(event, known);
    } catch (error) {
      // Nothing in here waits for anybody: an event it fails over would fail for ever, and hold up all others.
      const plan = { do: 'nothing' } as const;
      await parked.park(known, { name: 'look', plan, event, run: () => perform(plan, event) }, error);
      return [];
    }
  };

  const watchHeldBy = ({ type, data, metadata }: Recorded) => {
    if (type === 'WorkflowRunHeld' && 'reason' in data && data.reason === RATE_LIMIT && 'workflowId' in data)
      heldRuns.watch(metadata.organizationId, String(data.workflowId));
  };

  const resume = (known: EngineMemory) => {
    live = true;
    for (const { organizationId, entry } of known.runs()) {
      begun.delete(`${organizationId}/${entry.runId}`);
      if (entry.heldFor === RATE_LIMIT) heldRuns.watch(organizationId, entry.workflowId);
      if (entry.held) continue;
      // What was begun before this engine was there may have nobody who goes on with it.
      if (everLive) runner.advance(organizationId, entry.runId);
      else runner.recover(organizationId, entry.runId);
    }
    for (const { organizationId, runId } of begun.values()) runner.advance(organizationId, runId);
    begun.clear();
    for (const { organizationId, entry } of known.deadlines()) processes.setDeadline(organizationId, entry);
    for (const { organizationId, entry } of known.processes()) processes.goOn(organizationId, entry);
    for (const { organizationId, entry } of known.parked()) parked.retry(known, organizationId, entry);
    everLive = true;
  };

  let markReady: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => {
    markReady = resolve;
  });
  stopping.signal.addEventListener('abort', () => markReady(), { once: true });

  const writing = createWriteBehind(deps, 'engine', (checkpoint) =>
    rows.write([{ model: engineModel, rows: memory?.takeWrites() ?? [], checkpoint }]),
  );

  const take = async ({ events, position, caughtUp }: FeedBatch) => {
    const known = memory;
    if (known === undefined) throw new Error('the engine has no memory yet');
    const [first] = events;
    if (first !== undefined)
      await writing.take(position, async () => {
        known.settle(first.position);
        const reactions: PlannedReaction[] = [];
        for (const event of events) reactions.push(...(await look(event, known)));
        await runReactions(reactions, clock, (reaction, error) => parked.park(known, reaction, error), stopping.signal);
      });
    progress.passed(position);
    if (caughtUp && !live) resume(known);
    if (caughtUp) markReady();
  };

  const timeTriggers = createTimeTriggers(deps);

  const ended = followFeed(deps, {
    open: async () => {
      live = false;
      begun.clear();
      writing.startOver();
      // The checkpoint first: what another engine writes meanwhile is then read once more, and not missed.
      const checkpoint = await rows.checkpoint(engineModel);
      const loaded = await loadEngineMemory(rows, deps);
      await rewindWorkflows(deps, loaded, checkpoint);
      memory = loaded;
      return checkpoint;
    },
    take,
    signal: stopping.signal,
    report: (error) => report?.({ where: 'engine', error }),
  });

  const figures = (): EngineFigures => {
    const runs = memory?.runs() ?? [];
    const held = runs.filter(({ entry }) => entry.held).length;
    const { standing, earliest } = deadlines.figures();
    const late = earliest === undefined ? 0 : millisOf(clock.now()) - millisOf(earliest);
    return {
      runs: { running: runs.length - held, held },
      tasks: tasks.figures(),
      deadlines: standing,
      lateSeconds: Math.max(0, late) / 1_000,
    };
  };

  return {
    ready: Promise.all([ready, timeTriggers.ready]).then(() => undefined),
    figures,
    idle: async () => {
      for (let head = 0n; head < (await deps.feed.head()); ) {
        head = await deps.feed.head();
        await progress.reached(head);
        await timeTriggers.idle();
        await tasks.idle();
      }
      await writing.flush();
    },
    stop: async () => {
      stopping.abort();
      runner.stop();
      deadlines.stop();
      progress.stop();
      await timeTriggers.stop();
      await ended;
      await tasks.idle();
      await writing.flush();
    },
  };
};
