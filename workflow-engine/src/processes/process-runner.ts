import { addMillis } from '@partneros/domain';
import type { EngineDeps } from '../engine-deps.ts';
import type { Deadlines } from '../kernel/deadlines.ts';
import type { DeadlineEntry, ProcessEntry } from '../kernel/engine-rows.ts';
import type { Tasks } from '../kernel/tasks.ts';
import type { DeadlineProcess, Look } from './deadline-process.ts';
import type { Process } from './process.ts';

/** Runs the built-in processes. What fails is tried again after a while. */
export interface ProcessRunner {
  /** Goes on with a process, unless it is in hand. */
  goOn(organizationId: string, entry: ProcessEntry): void;
  /** Sets or moves the deadline of a process. */
  setDeadline(organizationId: string, entry: DeadlineEntry): void;
}

const PAUSE_AFTER_TROUBLE_MS = 5_000;

/** A runner over the engine's ports; processes stop between steps when `signal` aborts. */
export const createProcessRunner = (
  deps: EngineDeps,
  parts: { readonly processes: readonly Process[]; readonly deadlineProcesses: readonly DeadlineProcess[] },
  {
    deadlines,
    tasks,
    signal,
    lookAgain,
  }: {
    readonly deadlines: Deadlines;
    readonly tasks: Tasks;
    readonly signal: AbortSignal;
    /** Told when a process wants to look again, and which of its deadlines has fired. */
    readonly lookAgain: (organizationId: string, fired: DeadlineEntry, look: Look) => void;
  },
): ProcessRunner => {
  const inHand = new Set<string>();
  // Two events of one millisecond set two entries, and what was looked at for one need not hold the other.
  const numbers = new WeakMap<DeadlineEntry, number>();
  let entries = 0;
  const numberOf = (entry: DeadlineEntry): number => {
    const known = numbers.get(entry);
    if (known !== undefined) return known;
    entries += 1;
    numbers.set(entry, entries);
    return entries;
  };

  const run = (name: string, work: () => Promise<void> | undefined) => {
    if (inHand.has(name)) return;
    inHand.add(name);
    tasks.add(async () => {
      try {
        await work();
      } catch (error) {
        deps.report?.({ where: name, error });
        deadlines.set(name, addMillis(deps.clock.now(), PAUSE_AFTER_TROUBLE_MS), () => run(name, work));
      } finally {
        inHand.delete(name);
      }
    });
  };

  return {
    goOn: (organizationId, { process, subjectId }) => {
      const found = parts.processes.find(({ name }) => name === process);
      run(`process:${organizationId}/${process}/${subjectId}`, () =>
        found?.run(deps, organizationId, subjectId, signal),
      );
    },
    setDeadline: (organizationId, entry) => {
      const { process, subjectId, dueAt } = entry;
      const found = parts.deadlineProcesses.find(({ name }) => name === process);
      const name = `deadline:${organizationId}/${process}/${subjectId}`;
      const fire = () =>
        run(`${name}/${numberOf(entry)}`, async () => {
          const looks = await found?.fire(deps, organizationId, subjectId, dueAt, signal);
          for (const look of looks ?? []) lookAgain(organizationId, entry, look);
        });
      deadlines.set(name, dueAt, fire);
    },
  };
};
