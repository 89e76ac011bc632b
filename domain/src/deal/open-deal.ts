import { type DataOf, type Decision, reject } from '../kernel/decider.ts';
import type { DealEvent } from './deal.events.ts';
import type { DealRejection } from './deal.rejections.ts';
import type { Deal } from './deal.state.ts';

/** Opens a deal with a partner: directly, or out of an approved registration. */
export interface OpenDeal {
  readonly type: 'OpenDeal';
  readonly data: DataOf<DealEvent, 'DealOpened'>;
}

export const openDeal = ({ data }: OpenDeal, deal: Deal | undefined): Decision<DealEvent, DealRejection> =>
  deal === undefined ? [{ type: 'DealOpened', data }] : reject('deal-already-exists');
