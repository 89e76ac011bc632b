import type { TriggerEvent } from './trigger.ts';
import { no, type TriggerMatch, YES } from './trigger-match.ts';

/** A deal without a partner starts nothing. */
export const isLinked = ({ read }: TriggerEvent): TriggerMatch =>
  read('partnerId') === null ? no('The deal has no partner.') : YES;
