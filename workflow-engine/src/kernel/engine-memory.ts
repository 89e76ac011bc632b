import type { RowStore, RowWrite } from '@partneros/domain';
import {
  type DeadlineEntry,
  type EngineEntry,
  engineModel,
  keyOf,
  type PaceEntry,
  type ParkedEntry,
  type ProcessEntry,
  type RunEntry,
  type WorkflowEntry,
} from './engine-rows.ts';

/** An entry with whose it is. */
export interface Owned<Entry> {
  readonly organizationId: string;
  readonly entry: Entry;
}

/** The engine's memory while it follows the feed, and what of it is not written yet. */
export interface EngineMemory {
  put(organizationId: string, entry: EngineEntry, position: bigint): void;
  remove(organizationId: string, key: string, position: bigint): void;
  /** Moves a deadline, or takes it away, by no event. Kept with the next event that is taken: see `settle`. */
  moveDeadline(organizationId: string, key: string, entry: DeadlineEntry | undefined): void;
  /** Keeps what was moved as of the next event, before that is taken: so it is newer than what was, and older than what comes. */
  settle(position: bigint): void;
  workflow(organizationId: string, workflowId: string): WorkflowEntry | undefined;
  /** Workflows of one organization, also those that are not active. */
  workflows(organizationId: string): readonly WorkflowEntry[];
  /** Workflows that were last changed after a position. */
  workflowsBeyond(position: bigint): readonly Owned<WorkflowEntry>[];
  run(organizationId: string, runId: string): RunEntry | undefined;
  runs(): readonly Owned<RunEntry>[];
  pace(organizationId: string, workflowId: string): PaceEntry | undefined;
  deadline(organizationId: string, key: string): DeadlineEntry | undefined;
  deadlines(): readonly Owned<DeadlineEntry>[];
  processes(): readonly Owned<ProcessEntry>[];
  parked(organizationId?: string): readonly Owned<ParkedEntry>[];
  /** What changed since the last call. */
  takeWrites(): readonly RowWrite[];
}

/**
 * Reads the memory as of the engine's checkpoint. `shared`: other engines write these rows too, so that a removal is
 * always written; otherwise what came and went between two writes leaves nothing behind.
 */
export const loadEngineMemory = async (
  rows: Pick<RowStore, 'scan'>,
  { shared }: { readonly shared: boolean },
): Promise<EngineMemory> => {
  const workflows = new Map<string, Map<string, WorkflowEntry>>();
  const runs = new Map<string, Owned<RunEntry>>();
  const paces = new Map<string, PaceEntry>();
  const deadlines = new Map<string, Owned<DeadlineEntry>>();
  const processes = new Map<string, Owned<ProcessEntry>>();
  const parked = new Map<string, Owned<ParkedEntry>>();
  const changed = new Map<string, RowWrite>();
  const moved = new Map<string, Omit<RowWrite, 'position'>>();

  const inRows = new Set<string>();
  const changedAt = new WeakMap<EngineEntry, bigint>();

  const keep = (organizationId: string, key: string, entry: EngineEntry, position: bigint) => {
    changedAt.set(entry, position);
    if (entry.kind === 'run') runs.set(`${organizationId}/${key}`, { organizationId, entry });
    if (entry.kind === 'pace') paces.set(`${organizationId}/${key}`, entry);
    if (entry.kind === 'deadline') deadlines.set(`${organizationId}/${key}`, { organizationId, entry });
    if (entry.kind === 'process') processes.set(`${organizationId}/${key}`, { organizationId, entry });
    if (entry.kind === 'parked') parked.set(`${organizationId}/${key}`, { organizationId, entry });
    if (entry.kind === 'workflow') {
      const own = workflows.get(organizationId) ?? new Map<string, WorkflowEntry>();
      workflows.set(organizationId, own.set(key, entry));
    }
  };

  const change = (name: string, write: RowWrite) => {
    if (write.row === undefined && !shared && !inRows.has(name)) changed.delete(name);
    else changed.set(name, write);
  };

  for await (const { organizationId, key, row, position } of rows.scan(engineModel)) {
    keep(organizationId, key, row, position);
    inRows.add(`${organizationId}/${key}`);
  }

  return {
    put: (organizationId, entry, position) => {
      const key = keyOf(entry);
      moved.delete(`${organizationId}/${key}`);
      keep(organizationId, key, entry, position);
      change(`${organizationId}/${key}`, { organizationId, key, row: entry, position });
    },
    remove: (organizationId, key, position) => {
      const name = `${organizationId}/${key}`;
      moved.delete(name);
      runs.delete(name);
      paces.delete(name);
      deadlines.delete(name);
      processes.delete(name);
      parked.delete(name);
      workflows.get(organizationId)?.delete(key);
      change(name, { organizationId, key, row: undefined, position });
    },
    moveDeadline: (organizationId, key, entry) => {
      const name = `${organizationId}/${key}`;
      if (entry === undefined) deadlines.delete(name);
      else deadlines.set(name, { organizationId, entry });
      moved.set(name, { organizationId, key, row: entry });
    },
    settle: (position) => {
      for (const [name, write] of moved) change(name, { ...write, position });
      moved.clear();
    },
    workflow: (organizationId, workflowId) => workflows.get(organizationId)?.get(`workflow:${workflowId}`),
    workflows: (organizationId) => [...(workflows.get(organizationId)?.values() ?? [])],
    workflowsBeyond: (position) =>
      [...workflows].flatMap(([organizationId, own]) =>
        [...own.values()]
          .filter((entry) => (changedAt.get(entry) ?? 0n) > position)
          .map((entry) => ({ organizationId, entry })),
      ),
    run: (organizationId, runId) => runs.get(`${organizationId}/run:${runId}`)?.entry,
    runs: () => [...runs.values()],
    pace: (organizationId, workflowId) => paces.get(`${organizationId}/pace:${workflowId}`),
    deadline: (organizationId, key) => deadlines.get(`${organizationId}/${key}`)?.entry,
    deadlines: () => [...deadlines.values()],
    processes: () => [...processes.values()],
    parked: (organizationId) =>
      [...parked.values()].filter((one) => organizationId === undefined || one.organizationId === organizationId),
    takeWrites: () => {
      const writes = [...changed.values()];
      for (const [name, { row }] of changed)
        if (row === undefined) inRows.delete(name);
        else inRows.add(name);
      changed.clear();
      return writes;
    },
  };
};
