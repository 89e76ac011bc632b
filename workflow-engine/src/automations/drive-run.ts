import {
  addMillis,
  type Clock,
  type Next,
  next,
  type Recorded,
  type Timestamp,
  type Todo,
  type WorkflowRun,
  type WorkflowRunEvent,
} from '@partneros/domain';
import type { RunDeps } from '../engine-deps.ts';
import { aboutNode, beginAgain, beginStep, isSuspect } from './begin-step.ts';
import type { RunnableVersion } from './graphs.ts';
import type { LoadedRun } from './load-run.ts';
import { performStep } from './perform-step.ts';
import { runContext, triggerEvent } from './run-context.ts';
import { createRunDraft, type RunDraft } from './run-draft.ts';
import { timeZoneOf } from './time-zone-of.ts';
import { looksAtCalendar, looksBack } from './what-graph-needs.ts';

/** What a workflow's runs meet before their next step. `unknown`: they wait until more is known of the workflow. */
export type Standing = 'go' | 'hold' | 'cancel' | 'deleted' | 'unknown';

/** What stays known of a run between two drives. */
export interface RunMemo {
  /** What effects came to, as long as it is not recorded. */
  readonly results: WorkflowRunEvent[];
  /** Steps that were begun and have no result are ours to repeat: on a log of our own, after a start or after trouble. */
  recovering: boolean;
  /** No other run is driven like this meanwhile. */
  alone: boolean;
  /** Revision at which a step was seen in somebody else's hands. */
  seen: bigint | undefined;
}

/** How long a step that somebody else has begun is left to them; then it is taken over. */
export const PATIENCE_MS = 60_000;
const UNKNOWN_MS = 1_000;

/** What a drive answers that wants to be taken up again with nothing suspect beside it. */
export const ALONE = Symbol('alone');

type Perform = Extract<Todo, { readonly kind: 'perform' }>;

/**
 * Takes a run as far as it goes, and answers when to come back; nothing when it rests, `ALONE` when it stands before a
 * step that may have taken processes down. Every effect is preceded by the
 * append of its intent. What it came to is appended as soon as it is there, together with the next intents.
 */
export const driveRun = async (
  deps: RunDeps,
  version: RunnableVersion,
  loaded: LoadedRun,
  memo: RunMemo,
  engine: {
    /** As far as the engine has read. */
    readonly standing: () => Standing;
    /** As of this moment. */
    readonly standingNow: () => Promise<Standing>;
    readonly stopped: () => boolean;
  },
): Promise<Timestamp | typeof ALONE | undefined> => {
  const draft = createRunDraft(deps, loaded, memo.results);
  const underWay = new Map<string, Promise<void>>();
  const arrived: WorkflowRunEvent[] = [];
  let overtaken = false;
  let trigger: Recorded | undefined;

  const save = async (): Promise<boolean> => {
    const saved = await draft.save();
    overtaken ||= !saved;
    return saved;
  };
  const perform = (todo: Perform) => {
    const { id } = todo.node;
    const done = performStep(deps, draft.saved(), todo).then((result) => {
      arrived.push(result);
      underWay.delete(id);
    });
    underWay.set(id, done);
  };
  const mayRepeat = () => (memo.recovering && !overtaken) || memo.seen === draft.saved().last.revision;

  try {
    for (;;) {
      for (const result of arrived.splice(0)) draft.addResult(result);
      const stopped = engine.stopped();
      const now = deps.clock.now();
      const run = draft.run();
      // It has migrated while it was in hand: what comes next is not this version's to say.
      if (run.workflowVersion !== loaded.run.workflowVersion) return now;
      const todo = next(version.graph, run, now);
      const { begin, intended, foreign } = sorted(stopped ? { kind: 'rest' } : todo, draft, underWay);
      const scope = { runId: loaded.runId, workflowId: run.workflowId, run, ids: deps.ids, now };
      const givesWay = foreign.length > 0 && !mayRepeat();
      const standing = begin.length > 0 ? engine.standing() : 'go';

      if (foreign.length > 0 && !givesWay) {
        if (foreign.some(isSuspect) && !memo.alone) return ALONE;
        draft.add(...beginAgain(foreign, scope));
        continue;
      }
      if (begin.length > 0 && standing === 'go' && !givesWay) {
        const { graph, name } = version;
        if (begin.some(looksAtRecords)) trigger ??= await triggerEvent(deps.store, run.trigger);
        const context = begin.some(looksAtRecords)
          ? await runContext(deps, { ...draft.saved(), run }, name, trigger, looksBack(graph))
          : {};
        const timeZone = looksAtCalendar(graph) ? await timeZoneOf(deps, loaded.organizationId) : 'UTC';
        draft.add(...begin.flatMap((one) => beginStep(one, { ...scope, context, window: graph.window, timeZone })));
        continue;
      }
      if (underWay.size === 0 && intended.length === 0 && !stopped && !givesWay)
        draft.add(...(begin.length > 0 ? stopOf(standing, draft, now) : endOf(todo, draft, now)));

      if (!(await save())) continue;
      // What was begun after the workflow was switched off is not done, however far behind the engine's reading is.
      const standsNow = intended.length > 0 && !givesWay ? await engine.standingNow() : 'go';
      if (standsNow !== 'go' && standsNow !== 'unknown') {
        draft.add(...withheld(intended, scope), ...stopOf(standsNow, draft, now));
        continue;
      }
      if (!givesWay) intended.forEach(perform);
      if (underWay.size > 0) {
        if (arrived.length === 0)
          await somethingHappens(deps.clock, [...underWay.values()], dueAfter(draft.run(), now));
        continue;
      }
      if (stopped) return undefined;
      memo.seen = givesWay ? draft.saved().last.revision : undefined;
      if (givesWay) return addMillis(now, PATIENCE_MS);
      if (standing === 'unknown') return addMillis(now, UNKNOWN_MS);
      if (begin.length === 0) return todo.kind === 'wait' ? todo.until : undefined;
    }
  } finally {
    await Promise.all(underWay.values());
    memo.results.push(...arrived);
  }
};

// Goes by what the run is about; a plain delay goes by the clock alone.
const looksAtRecords = (todo: Todo): boolean =>
  todo.kind === 'start' && !(todo.node.type === 'delay' && todo.node.data.until === undefined);

// `foreign`: recorded as begun, and not by this drive.
const sorted = (todo: Next, draft: RunDraft, underWay: ReadonlyMap<string, unknown>) => {
  const todos = todo.kind === 'do' ? todo.todos : [];
  const performs = todos.filter((one): one is Perform => one.kind === 'perform' && !underWay.has(one.node.id));
  return {
    begin: todos.filter((one) => one.kind !== 'perform'),
    intended: performs.filter(({ node }) => draft.begins(node.id)),
    foreign: performs.filter(({ node }) => !draft.begins(node.id)),
  };
};

const about = (draft: RunDraft) => ({ runId: draft.saved().runId, workflowId: draft.run().workflowId });

const stopOf = (standing: Standing, draft: RunDraft, at: Timestamp): readonly WorkflowRunEvent[] => {
  switch (standing) {
    case 'hold':
      return [{ type: 'WorkflowRunHeld', data: { ...about(draft), reason: 'workflow_inactive', at } }];
    case 'cancel':
      return [{ type: 'WorkflowRunCancelled', data: { ...about(draft), reason: 'workflow_deactivated', at } }];
    case 'deleted':
      return [{ type: 'WorkflowRunCancelled', data: { ...about(draft), reason: 'workflow_deleted', at } }];
    case 'go':
    case 'unknown':
      return [];
  }
};

// It is tried again at once when the run goes on.
const withheld = (
  intended: readonly Perform[],
  scope: Parameters<typeof aboutNode>[1] & { readonly now: Timestamp },
): readonly WorkflowRunEvent[] =>
  intended.map(({ node }) => ({
    type: 'StepFailed',
    data: { ...aboutNode(node, scope), at: scope.now, error: WITHHELD, retryAt: scope.now },
  }));

const WITHHELD = { code: 'workflow_inactive', message: 'The workflow was switched off; the step was not carried out.' };

const endOf = (todo: Next, draft: RunDraft, at: Timestamp): readonly WorkflowRunEvent[] => {
  if (todo.kind === 'complete') return [{ type: 'WorkflowRunCompleted', data: { ...about(draft), at } }];
  return todo.kind === 'fail'
    ? [{ type: 'WorkflowRunFailed', data: { ...about(draft), nodeId: todo.nodeId, error: todo.error, at } }]
    : [];
};

const dueAfter = ({ steps }: WorkflowRun, now: Timestamp): Timestamp | undefined =>
  steps.flatMap(({ dueAt }) => (dueAt !== null && dueAt > now ? [dueAt] : [])).sort()[0];

// An effect has come to something, or a delay beside it is over.
const somethingHappens = async (
  clock: Clock,
  effects: readonly Promise<void>[],
  dueAt: Timestamp | undefined,
): Promise<void> => {
  let cancel = () => {};
  const due = dueAt === undefined ? [] : [new Promise<void>((resolve) => (cancel = clock.wakeAt(dueAt, resolve)))];
  await Promise.race([...effects, ...due]);
  cancel();
};
