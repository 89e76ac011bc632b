import { z } from 'zod';
import type { JsonValue } from '../../kernel/json.ts';
import { foldText } from '../../kernel/text.ts';
import { no, type TriggerMatch, YES } from './trigger-match.ts';

/** The name of a stage or a tier; names compare without case and accents. */
export const level = z.string().min(1).max(60).optional();

export const isLevel = (what: string, wanted: string | null | undefined, actual: JsonValue): TriggerMatch => {
  if (wanted === undefined) return YES;
  const same = wanted === null || actual === null ? wanted === actual : foldText(wanted) === foldText(String(actual));
  return same ? YES : no(`The ${what} is ${actual ?? 'none'}, not ${wanted ?? 'none'}.`);
};
