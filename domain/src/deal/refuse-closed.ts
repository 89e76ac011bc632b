import { type Rejection, reject } from '../kernel/decider.ts';
import type { DealRejection } from './deal.rejections.ts';
import type { Deal } from './deal.state.ts';

/** Refuses what only an open deal can take. */
export const refuseClosed = ({ status }: Deal): Rejection<DealRejection> | undefined =>
  status === 'open' ? undefined : reject('deal-closed', [`Its status is ${status}.`]);
