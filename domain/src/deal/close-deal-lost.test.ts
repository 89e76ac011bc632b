import { given } from '../testing/given.ts';
import type { CloseDealLost } from './close-deal-lost.ts';
import { deal } from './deal.decider.ts';
import { dealClosedLost, dealClosedWon, dealOpened } from './deal.examples.ts';

const close = (reason: string | null): CloseDealLost => ({
  type: 'CloseDealLost',
  data: { dealId: 'deal-1', reason, closedAt: '2026-06-30T12:00:00.000Z' },
});

describe('close deal lost', () => {
  it('loses the deal, with the reason where there is one', () => {
    given(deal, dealOpened()).when(close('Price')).then(dealClosedLost('Price'));
    given(deal, dealOpened()).when(close(null)).then(dealClosedLost(null));
  });

  it('changes nothing when it is lost already', () => {
    given(deal, dealOpened(), dealClosedLost('Price')).when(close('Price')).thenNothing();
    given(deal, dealOpened(), dealClosedLost('Price')).when(close(null)).thenNothing();
  });

  it('refuses another reason, and a won deal', () => {
    given(deal, dealOpened(), dealClosedLost('Price'))
      .when(close('Timing'))
      .thenRejected('deal-closed', ['Its status is lost.']);
    given(deal, dealOpened(), dealClosedWon()).when(close(null)).thenRejected('deal-closed', ['Its status is won.']);
  });

  it('refuses a deal nobody opened', () => {
    given(deal).when(close(null)).thenRejected('deal-not-found');
  });
});
