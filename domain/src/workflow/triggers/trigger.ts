import type { z } from 'zod';
import type { JsonValue } from '../../kernel/json.ts';
import type { RunSubject } from '../../workflow-run/workflow-run.events.ts';
import type { TriggerMatch } from './trigger-match.ts';

/** An event as a trigger looks at it. */
export interface TriggerEvent {
  readonly type: string;
  /** The value at a path of its data; `null` when there is none. */
  readonly read: (path: string) => JsonValue;
}

/** What starts workflows: events, narrowed down by what the workflow asks for. */
export interface Trigger<Config extends z.ZodObject = z.ZodObject> {
  /** Types of the events it listens to; the first is the one it is named after. */
  readonly events: readonly [string, ...string[]];
  /** What a run that they start is about. */
  readonly subject: RunSubject['entity'];
  /** What it may be narrowed down by; nothing given: it always fires. */
  readonly config: Config;
  /** Holds one of those events against the filters; absent: every one fits. */
  readonly match?: (config: z.output<Config>, event: TriggerEvent) => TriggerMatch;
  /** Its event names the one workflow that it is meant for. */
  readonly isAddressed?: true;
}

/** A trigger as it is declared, with the type of its filters. */
export const trigger = <Config extends z.ZodObject>(declared: Trigger<Config>): Trigger<Config> => declared;
