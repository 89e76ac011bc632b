import type { Recorded } from '@partneros/domain';
import type { EngineMemory } from '../kernel/engine-memory.ts';
import type { DeadlineEntry } from '../kernel/engine-rows.ts';
import type { DeadlineProcess } from './deadline-process.ts';

/** Keeps the deadlines that an event sets, moves or makes pointless; answers those that are now set. */
export const rememberDeadlines = (
  memory: EngineMemory,
  processes: readonly DeadlineProcess[],
  event: Recorded,
): readonly DeadlineEntry[] => {
  const { organizationId } = event.metadata;
  return processes.flatMap((process) => {
    const deadline = process.deadlineOf(event);
    if (deadline === undefined) return [];
    const { subjectId, dueAt } = deadline;
    if (dueAt === null) {
      memory.remove(organizationId, `deadline:${process.name}:${subjectId}`, event.position);
      return [];
    }
    const entry: DeadlineEntry = { kind: 'deadline', process: process.name, subjectId, dueAt };
    memory.put(organizationId, entry, event.position);
    return [entry];
  });
};
