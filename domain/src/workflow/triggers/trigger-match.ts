import type { JsonValue } from '../../kernel/json.ts';

/** Whether an event starts a workflow with this trigger, and if not, why not: a sentence for a person to read. */
export type TriggerMatch = { readonly matches: true } | { readonly matches: false; readonly why: string };

export const YES: TriggerMatch = { matches: true };

export const no = (why: string): TriggerMatch => ({ matches: false, why });

/** The first filter that is not met decides. */
export const firstNo = (...results: readonly TriggerMatch[]): TriggerMatch =>
  results.find((result) => !result.matches) ?? YES;

/** A value of an event in such a sentence. */
export const shown = (value: JsonValue): string => (value === null ? 'unknown' : String(value));
