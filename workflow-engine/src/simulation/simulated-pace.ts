import type { Timestamp } from '@partneros/domain';
import { createPace, lastHour, minuteOf, type Pace } from '../automations/pace.ts';

/** How many runs begin within an hour of simulated time. */
export interface SimulatedPace {
  readonly pace: Pace;
  /** Counts a run that has begun, or was let go on. */
  began(runId: string, at: Timestamp): void;
}

/** The pace that a live engine keeps, for one workflow, counted by what the simulation begins. */
export const createSimulatedPace = (
  { organizationId, workflowId }: { readonly organizationId: string; readonly workflowId: string },
  perHour: number,
): SimulatedPace => {
  let minutes: Record<string, number> = {};
  const pace = createPace(() => ({ pace: () => ({ kind: 'pace', workflowId, minutes, position: '0' }) }), perHour);
  return {
    pace,
    began: (runId, at) => {
      pace.recorded(organizationId, workflowId, runId);
      const minute = minuteOf(at);
      if (minutes[minute] === undefined) minutes = Object.fromEntries(lastHour(minutes, at));
      minutes[minute] = (minutes[minute] ?? 0) + 1;
    },
  };
};
