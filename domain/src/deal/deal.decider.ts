import { type Decider, reject } from '../kernel/decider.ts';
import { type CloseDealLost, closeDealLost } from './close-deal-lost.ts';
import { type CloseDealWon, closeDealWon } from './close-deal-won.ts';
import { type DealEvent, dealEvents } from './deal.events.ts';
import type { DealRejection } from './deal.rejections.ts';
import { type Deal, evolveDeal } from './deal.state.ts';
import { type OpenDeal, openDeal } from './open-deal.ts';
import { type ReopenDeal, reopenDeal } from './reopen-deal.ts';
import { type UpdateDeal, updateDeal } from './update-deal.ts';

export type DealCommand = OpenDeal | UpdateDeal | CloseDealWon | CloseDealLost | ReopenDeal;

export const deal: Decider<Deal, DealCommand, DealEvent, DealRejection> = {
  category: 'deal',
  events: dealEvents,
  evolve: evolveDeal,
  decide: (command, deal) => {
    if (command.type === 'OpenDeal') return openDeal(command, deal);
    if (deal === undefined) return reject('deal-not-found');
    switch (command.type) {
      case 'UpdateDeal':
        return updateDeal(command, deal);
      case 'CloseDealWon':
        return closeDealWon(command, deal);
      case 'CloseDealLost':
        return closeDealLost(command, deal);
      case 'ReopenDeal':
        return reopenDeal(command, deal);
    }
  },
};
