import { type Rejection, reject } from '../kernel/decider.ts';
import type { Money } from '../kernel/fields.ts';
import type { MdfRequestRejection } from './mdf-request.rejections.ts';

/** Refuses money in another currency than it was agreed in, or more of it. */
export const refuseAmount = (amount: Money, most: Money): Rejection<MdfRequestRejection> | undefined => {
  if (amount.currency !== most.currency) return reject('mdf-amount-refused', [`Its currency is ${most.currency}.`]);
  return amount.minor > most.minor
    ? reject('mdf-amount-refused', [`It may be ${most.minor} at most (in minor units).`])
    : undefined;
};
