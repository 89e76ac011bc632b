import type { Money } from '../kernel/fields.ts';

/** The same amount in the same currency. */
export const sameMoney = (one: Money, other: Money): boolean =>
  one.minor === other.minor && one.currency === other.currency;
