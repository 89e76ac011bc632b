import { addDays, daysBetween, type ReadModel, type Timestamp, wallTimeOf, weekdayOf } from '@partneros/domain';

/** Minutes of manual work by node. */
type Minutes = Readonly<Record<string, number>>;

/** What a workflow has saved, week by week, since it was drawn. It stays when the workflow is deleted. */
export interface MinutesSavedRow {
  readonly workflowId: string;
  readonly name: string;
  readonly isDeleted: boolean;
  readonly latest: Minutes;
  /** Of the published version; nodes that only older ones have keep what they had. */
  readonly published: Minutes;
  /** By the Monday on which the week began, in UTC. */
  readonly weeks: Readonly<Record<string, { readonly minutes: number; readonly steps: number }>>;
}

/** How many minutes of manual work have workflows saved, week by week? One row per workflow, under its id. */
export const minutesSavedModel: ReadModel<MinutesSavedRow> = { name: 'minutes-saved', version: 1, fields: {} };

const DAYS = 7;
const SUNDAY = 0;

/** The Monday of a moment's week, in UTC. */
export const weekOf = (at: Timestamp): string => {
  const { date } = wallTimeOf(at, 'UTC');
  const weekday = weekdayOf(date);
  return addDays(date, weekday === SUNDAY ? 1 - DAYS : 1 - weekday);
};

/** What was saved: weeks oldest first, also those in which nothing was; workflows with the most first. */
export interface MinutesSaved {
  readonly minutes: number;
  readonly steps: number;
  readonly weeks: readonly { readonly week: string; readonly minutes: number; readonly steps: number }[];
  readonly workflows: readonly {
    readonly workflowId: string;
    readonly name: string;
    readonly isDeleted: boolean;
    readonly minutes: number;
    readonly steps: number;
  }[];
}

/** Sums up the last so many weeks, the one that is under way among them. */
export const minutesSaved = (now: Timestamp, rows: readonly MinutesSavedRow[], weeks: number): MinutesSaved => {
  const newest = weekOf(now);
  const oldest = addDays(newest, -DAYS * (weeks - 1));
  const sums = Array.from({ length: weeks }, (_, n) => ({ week: addDays(oldest, DAYS * n), minutes: 0, steps: 0 }));
  const workflows = rows.map(({ workflowId, name, isDeleted, weeks: own }) => {
    let [minutes, steps] = [0, 0];
    for (const [week, saved] of Object.entries(own)) {
      const sum = sums[daysBetween(oldest, week) / DAYS];
      if (sum === undefined) continue;
      sum.minutes += saved.minutes;
      sum.steps += saved.steps;
      minutes += saved.minutes;
      steps += saved.steps;
    }
    return { workflowId, name, isDeleted, minutes, steps };
  });
  return {
    minutes: sums.reduce((sum, week) => sum + week.minutes, 0),
    steps: sums.reduce((sum, week) => sum + week.steps, 0),
    weeks: sums,
    workflows: workflows
      .filter(({ steps }) => steps > 0)
      .sort((a, b) => b.minutes - a.minutes || (a.workflowId < b.workflowId ? -1 : 1)),
  };
};
