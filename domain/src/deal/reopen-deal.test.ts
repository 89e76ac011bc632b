import { given } from '../testing/given.ts';
import { deal } from './deal.decider.ts';
import { dealClosedLost, dealClosedWon, dealOpened, dealReopened } from './deal.examples.ts';
import type { ReopenDeal } from './reopen-deal.ts';

const reopen: ReopenDeal = { type: 'ReopenDeal', data: { dealId: 'deal-1' } };

describe('reopen deal', () => {
  it('takes a closed deal up again', () => {
    given(deal, dealOpened(), dealClosedWon()).when(reopen).then(dealReopened('won'));
    given(deal, dealOpened(), dealClosedLost()).when(reopen).then(dealReopened('lost'));
  });

  it('changes nothing when it is open', () => {
    given(deal, dealOpened()).when(reopen).thenNothing();
  });

  it('refuses a deal nobody opened', () => {
    given(deal).when(reopen).thenRejected('deal-not-found');
  });
});
