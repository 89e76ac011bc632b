import { addMillis, type Timestamp } from '@partneros/domain';
import type { EngineMemory } from '../kernel/engine-memory.ts';

/** Runs of one workflow that may begin within an hour, unless the operator says otherwise. */
export const RUNS_PER_HOUR = 1_000;

const HOUR_MS = 3_600_000;
const MINUTE_LENGTH = '2026-05-16T12:00'.length;

/** The minute a moment lies in. */
export const minuteOf = (at: Timestamp): string => at.slice(0, MINUTE_LENGTH);

/** Minutes of the last hour out of a count by minute. */
export const lastHour = (
  minutes: Readonly<Record<string, number>>,
  at: Timestamp,
): readonly (readonly [string, number])[] => {
  const since = minuteOf(addMillis(at, -HOUR_MS));
  return Object.entries(minutes).filter(([minute]) => minute > since);
};

/** How many runs of each workflow begin within an hour. Those over the limit are held, and let go on as others grow old. */
export interface Pace {
  /** Takes a place for a run that is about to begin. `has`: it had one already; `full`: there is none left. */
  take(organizationId: string, workflowId: string, runId: string, at: Timestamp): 'taken' | 'has' | 'full';
  /** The run did not begin after all. */
  giveBack(organizationId: string, workflowId: string, runId: string): void;
  /** The log tells of the run, and from here on memory counts it. */
  recorded(organizationId: string, workflowId: string, runId: string): void;
}

/** Counts by the engine's memory, and what was taken and is not in it yet. */
export const createPace = (memory: () => Pick<EngineMemory, 'pace'> | undefined, perHour: number): Pace => {
  const taken = new Map<string, Set<string>>();
  const nameOf = (organizationId: string, workflowId: string) => `${organizationId}/${workflowId}`;
  const drop = (organizationId: string, workflowId: string, runId: string) => {
    const name = nameOf(organizationId, workflowId);
    const own = taken.get(name);
    own?.delete(runId);
    if (own?.size === 0) taken.delete(name);
  };

  return {
    take: (organizationId, workflowId, runId, at) => {
      const name = nameOf(organizationId, workflowId);
      const own = taken.get(name) ?? new Set();
      if (own.has(runId)) return 'has';
      const minutes = memory()?.pace(organizationId, workflowId)?.minutes ?? {};
      const begun = lastHour(minutes, at).reduce((sum, [, count]) => sum + count, 0);
      if (begun + own.size >= perHour) return 'full';
      taken.set(name, own.add(runId));
      return 'taken';
    },
    giveBack: drop,
    recorded: drop,
  };
};
