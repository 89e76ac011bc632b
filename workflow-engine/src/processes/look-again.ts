import type { EngineMemory } from '../kernel/engine-memory.ts';
import { type DeadlineEntry, keyOf } from '../kernel/engine-rows.ts';
import type { Look } from './deadline-process.ts';

/**
 * Takes over what a process says after it has looked: when it looks next, at its subject or at others. Answers the entry
 * that now stands; `undefined` when there is nothing new. What an event has set meanwhile stays: that is looked at on its own.
 */
export const lookAgain = (
  memory: EngineMemory,
  organizationId: string,
  fired: DeadlineEntry,
  { process, subjectId, dueAt }: Look,
): DeadlineEntry | undefined => {
  const key = keyOf({ kind: 'deadline', process, subjectId, dueAt: '' });
  const standing = memory.deadline(organizationId, key);
  const isOwn = key === keyOf(fired);
  if (isOwn && standing !== fired) return undefined;
  if (!isOwn && (dueAt === null || (standing !== undefined && standing.dueAt <= dueAt))) return undefined;
  const entry: DeadlineEntry | undefined = dueAt === null ? undefined : { kind: 'deadline', process, subjectId, dueAt };
  memory.moveDeadline(organizationId, key, entry);
  return entry;
};
