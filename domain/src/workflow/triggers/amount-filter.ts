import { z } from 'zod';
import type { TriggerEvent } from './trigger.ts';
import { no, shown, type TriggerMatch, YES } from './trigger-match.ts';

/** The least amount that something has to be about. */
export const minAmount = z.int().min(0).describe('In minor units of whatever currency the amount is in.').optional();

export const isEnough = (least: number | undefined, { read }: TriggerEvent): TriggerMatch => {
  const amount = read('amount.minor');
  if (least === undefined || (typeof amount === 'number' && amount >= least)) return YES;
  return no(`The amount is ${shown(amount)}, less than ${least} (in minor units).`);
};
