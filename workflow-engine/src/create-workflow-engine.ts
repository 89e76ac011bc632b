import { type AnyPolicy, addMillis, type FeedBatch, followFeed, type Recorded, runPolicy } from '@partneros/domain';
import { enrol, enrolments } from './automations/enrol.ts';
import type { LoadedRun } from './automations/load-run.ts';
import { redirect, redirections } from './automations/redirect-runs.ts';
import { rememberRun } from './automations/remember-run.ts';
import { rememberWorkflow } from './automations/remember-workflow.ts';
import { createRunRunner, type Standing } from './automations/run-runner.ts';
import type { EngineDeps } from './engine-deps.ts';
import { createDeadlines } from './kernel/deadlines.ts';
import { type EngineMemory, loadEngineMemory } from './kernel/engine-memory.ts';
import { type DeadlineEntry, engineModel, type ProcessEntry } from './kernel/engine-rows.ts';
import type { Reaction } from './kernel/reaction.ts';
import { runReactions } from './kernel/run-reactions.ts';
import { createTasks } from './kernel/tasks.ts';
import type { DeadlineProcess } from './processes/deadline-process.ts';
import type { Process } from './processes/process.ts';
import { rememberDeadlines } from './processes/remember-deadline.ts';
import { rememberProcesses } from './processes/remember-process.ts';

/** What an engine runs besides the workflows that people make. */
export interface EngineParts {
  readonly policies: readonly AnyPolicy[];
  readonly processes: readonly Process[];
  readonly deadlineProcesses: readonly DeadlineProcess[];
}

/** A running engine. */
export interface WorkflowEngine {
  /** Resolves when everything recorded before has been reacted to, and every open run is in hand again. */
  readonly ready: Promise<void>;
  /** Resolves when everything recorded so far has been reacted to, and no run is in hand. */
  idle(): Promise<void>;
  /** Finishes what is in hand; a run stops before its next step. */
  stop(): Promise<void>;
}

// Enough to keep a slow receiver from holding up everybody, few enough that memory stays flat.
const MOST_RUNS_IN_HAND = 256;
const PAUSE_AFTER_TROUBLE_MS = 5_000;
const IDLE_PATIENCE_MS = 60_000;

/**
 * Follows the log and does what follows from it: policies, processes, and the workflows that people made. Its memory is
 * written with its checkpoint; a crash repeats reactions, and a repeated reaction changes nothing.
 */
export const createWorkflowEngine = (deps: EngineDeps, parts: EngineParts): WorkflowEngine => {
  const { clock, rows, report } = deps;
  const stopping = new AbortController();
  const deadlines = createDeadlines(clock);
  const tasks = createTasks(MOST_RUNS_IN_HAND, (error) => report?.({ where: 'engine', error }));
  let memory: EngineMemory | undefined;
  let live = false;
  const begun: { readonly organizationId: string; readonly runId: string }[] = [];

  const standingOf = (organizationId: string, workflowId: string): Standing => {
    const entry = memory?.workflow(organizationId, workflowId);
    if (entry === undefined) return 'cancel';
    return entry.status === 'active' || entry.inFlight === 'finish' ? 'go' : entry.inFlight;
  };
  const runner = createRunRunner(deps, { deadlines, tasks, standingOf });

  // Before it has caught up, the engine only records what begins: a run that is over by now must not be taken up again.
  const goOn = (organizationId: string, runId: string, run?: LoadedRun) => {
    if (live) runner.advance(organizationId, runId, run);
    else begun.push({ organizationId, runId });
  };

  const setDeadline = (organizationId: string, { process, subjectId, dueAt }: DeadlineEntry) => {
    const found = parts.deadlineProcesses.find(({ name }) => name === process);
    const name = `deadline:${organizationId}/${process}/${subjectId}`;
    const fire = () =>
      tasks.add(async () => {
        try {
          await found?.fire(deps, organizationId, subjectId, dueAt);
        } catch (error) {
          report?.({ where: name, error });
          deadlines.set(name, addMillis(clock.now(), PAUSE_AFTER_TROUBLE_MS), fire);
        }
      });
    deadlines.set(name, dueAt, fire);
  };

  const runProcess = (organizationId: string, { process, subjectId }: ProcessEntry) => {
    const found = parts.processes.find(({ name }) => name === process);
    const name = `process:${organizationId}/${process}/${subjectId}`;
    const go = () =>
      tasks.add(async () => {
        try {
          await found?.run(deps, organizationId, subjectId, stopping.signal);
        } catch (error) {
          report?.({ where: name, error });
          deadlines.set(name, addMillis(clock.now(), PAUSE_AFTER_TROUBLE_MS), go);
        }
      });
    go();
  };

  // Looks at one event: memory first, in order, so that what follows is decided as of exactly this event.
  const reactionsTo = async (event: Recorded, known: EngineMemory): Promise<readonly Reaction[]> => {
    const { organizationId } = event.metadata;
    await rememberWorkflow(deps, known, event);
    rememberRun(known, event);
    for (const entry of rememberDeadlines(known, parts.deadlineProcesses, event))
      if (live) setDeadline(organizationId, entry);
    for (const entry of rememberProcesses(known, parts.processes, event)) if (live) runProcess(organizationId, entry);
    const reaction = (name: string, run: () => Promise<void>): Reaction => ({ name, event, run });

    return [
      ...parts.policies
        .filter(({ on }) => on.includes(event.type))
        .map((policy) =>
          reaction(policy.name, async () => {
            await runPolicy(deps, policy, event, clock.now());
          }),
        ),
      ...enrolments(event, known.workflows(organizationId)).map((enrolment) =>
        reaction(`enrol in ${enrolment.workflow.workflowId}`, async () => {
          const started = await enrol(deps, enrolment);
          if (started !== undefined) goOn(organizationId, started.runId, started);
        }),
      ),
      ...redirections(known, event).map((redirection) =>
        reaction(`${redirection.to} ${redirection.run.runId}`, async () => {
          await redirect(deps, redirection);
          goOn(organizationId, redirection.run.runId);
        }),
      ),
    ];
  };

  const park = (known: EngineMemory) => (reaction: Reaction, error: unknown) => {
    const { metadata, stream, revision, type, position } = reaction.event;
    report?.({ where: reaction.name, error });
    known.put(
      metadata.organizationId,
      { kind: 'parked', reaction: reaction.name, stream, revision: String(revision), type, error: String(error) },
      position,
    );
  };

  const resume = (known: EngineMemory) => {
    live = true;
    for (const { organizationId, entry } of known.runs()) if (!entry.held) runner.advance(organizationId, entry.runId);
    for (const { organizationId, runId } of begun.splice(0)) runner.advance(organizationId, runId);
    for (const { organizationId, entry } of known.deadlines()) setDeadline(organizationId, entry);
    for (const { organizationId, entry } of known.processes()) runProcess(organizationId, entry);
  };

  let markReady: () => void = () => undefined;
  const ready = new Promise<void>((resolve) => {
    markReady = resolve;
  });
  stopping.signal.addEventListener('abort', () => markReady(), { once: true });

  const take = async ({ events, position, caughtUp }: FeedBatch) => {
    const known = memory;
    if (known === undefined) throw new Error('the engine has no memory yet');
    if (events.length > 0) {
      const reactions: Reaction[] = [];
      for (const event of events) reactions.push(...(await reactionsTo(event, known)));
      await runReactions(reactions, clock, park(known));
      await rows.write([{ model: engineModel, rows: known.takeWrites(), checkpoint: position }]);
    }
    if (caughtUp && !live) resume(known);
    if (caughtUp) markReady();
  };

  const ended = followFeed(deps, {
    open: async () => {
      live = false;
      begun.length = 0;
      memory = await loadEngineMemory(rows);
      return rows.checkpoint(engineModel);
    },
    take,
    signal: stopping.signal,
    report: (error) => report?.({ where: 'engine', error }),
  });

  return {
    ready,
    idle: async () => {
      for (let head = 0n; head < (await deps.feed.head()); ) {
        head = await deps.feed.head();
        await rows.reached(engineModel, head, IDLE_PATIENCE_MS);
        await tasks.idle();
      }
    },
    stop: async () => {
      stopping.abort();
      runner.stop();
      deadlines.stop();
      await ended;
      await tasks.idle();
    },
  };
};
