import { z } from 'zod';
import { DAY, millisOf } from '../../kernel/time.ts';
import type { TriggerEvent } from './trigger.ts';
import { no, shown, type TriggerMatch, YES } from './trigger-match.ts';

/** How many days a moment comes before or after what it hangs on. */
export const days = (least: number) => z.int().min(least).max(3_650).default(30);

/** What becomes of moments that came while nobody was there. */
export const catchUp = z
  .union([z.literal('fire'), z.strictObject({ skipOlderThanDays: z.int().min(0).max(3_650) })])
  .describe('What becomes of moments that came while nobody was there to notice; `fire` unless said otherwise.')
  .optional();

/** The workflow may have been changed between the moment and its event. */
export const isForDays = (field: 'days' | 'daysBefore', wanted: number, { read }: TriggerEvent): TriggerMatch => {
  const actual = read(field);
  return wanted === actual ? YES : no(`The moment came for ${field} ${shown(actual)}, not ${wanted}.`);
};

export const isInTime = (asked: z.output<typeof catchUp>, { read }: TriggerEvent): TriggerMatch => {
  const [dueAt, firedAt] = [read('dueAt'), read('firedAt')];
  if (asked === undefined || asked === 'fire' || typeof dueAt !== 'string' || typeof firedAt !== 'string') return YES;
  const { skipOlderThanDays } = asked;
  return millisOf(firedAt) - millisOf(dueAt) <= skipOlderThanDays * DAY
    ? YES
    : no(`It was due at ${dueAt} and noticed at ${firedAt}, more than ${skipOlderThanDays} days late.`);
};
