import {
  addMillis,
  DAY,
  type Definition,
  graphOf,
  isAddressed,
  minutesByNode,
  minutesPerRun,
  type Timestamp,
  type TriggerConfig,
} from '@partneros/domain';
import { addMinutes, type MinutesByDay, minutesInWeekUpTo } from './minutes-by-day.ts';

/** What a version promises to save. */
interface Promised {
  readonly byNode: Readonly<Record<string, number>>;
  readonly perRun: number;
  readonly trigger: TriggerConfig | null;
}

/** What a workflow saves, as far as its events tell. */
export interface Savings {
  readonly minutesByDay: MinutesByDay;
  /** Of the latest version, published or not. */
  readonly latest: Promised;
  /** Of the published version; nodes that only older ones have keep what they had. */
  readonly published: Promised | null;
  /** Since when it has been active for the first time. */
  readonly activeSince: string | null;
}

/** A workflow that has just been drawn. */
export const drawn = (definition: Definition, before?: Savings): Savings => {
  const parsed = graphOf(definition);
  const trigger = 'graph' in parsed ? parsed.graph.trigger : null;
  const latest = { byNode: minutesByNode(definition), perRun: minutesPerRun(definition), trigger };
  return { minutesByDay: {}, published: null, activeSince: null, ...before, latest };
};

/** Its latest version runs from here on. */
export const activated = (savings: Savings, at: Timestamp): Savings => {
  const { latest, published, activeSince } = savings;
  const byNode = { ...published?.byNode, ...latest.byNode };
  return { ...savings, published: { ...latest, byNode }, activeSince: activeSince ?? at };
};

/** A step of a live run has succeeded. */
export const saved = (savings: Savings, nodeId: string, at: Timestamp): Savings => ({
  ...savings,
  minutesByDay: addMinutes(savings.minutesByDay, savings.published?.byNode[nodeId] ?? 0, at),
});

const FIRST_WEEK = 7 * DAY;

/** What a workflow has saved in the week up to a moment, and in its first week what it could be expected to. */
export interface SavedPerWeek {
  readonly measured: number;
  readonly expected: { readonly perRun: number; readonly trigger: TriggerConfig } | null;
}

/** What a workflow saves in a week, as of a moment. */
export const savedPerWeek = (now: Timestamp, { minutesByDay, published, activeSince }: Savings): SavedPerWeek => {
  const isNew = activeSince !== null && now < addMillis(activeSince, FIRST_WEEK);
  const trigger = published?.trigger ?? null;
  // What is meant for one workflow tells nothing of how often another would have been meant.
  const isForAll = trigger !== null && !isAddressed(trigger.type);
  return {
    measured: minutesInWeekUpTo(now, minutesByDay),
    expected: isNew && published !== null && isForAll ? { perRun: published.perRun, trigger } : null,
  };
};
