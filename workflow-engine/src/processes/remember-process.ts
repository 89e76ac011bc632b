import { partsOf, type Recorded } from '@partneros/domain';
import type { EngineMemory } from '../kernel/engine-memory.ts';
import type { ProcessEntry } from '../kernel/engine-rows.ts';
import type { Process } from './process.ts';

/** Keeps the processes that an event begins, and drops those that are over with it; answers those that begin. */
export const rememberProcesses = (
  memory: EngineMemory,
  processes: readonly Process[],
  { type, stream, position, metadata: { organizationId } }: Recorded,
): readonly ProcessEntry[] => {
  const subjectId = partsOf(stream).id;
  return processes.flatMap(({ name, on, until }) => {
    if (until.includes(type)) memory.remove(organizationId, `process:${name}:${subjectId}`, position);
    if (on !== type) return [];
    const entry: ProcessEntry = { kind: 'process', process: name, subjectId };
    memory.put(organizationId, entry, position);
    return [entry];
  });
};
