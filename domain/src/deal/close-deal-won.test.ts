import { given } from '../testing/given.ts';
import type { CloseDealWon } from './close-deal-won.ts';
import { deal } from './deal.decider.ts';
import { dealClosedLost, dealClosedWon, dealOpened, dealReopened } from './deal.examples.ts';

const NOW = '2026-06-30T12:00:00.000Z';
const LARGER = { minor: 3_000_000, currency: 'EUR' };

const close = (over: Partial<CloseDealWon['data']> = {}): CloseDealWon => ({
  type: 'CloseDealWon',
  data: { dealId: 'deal-1', amount: null, closedAt: null, now: NOW, ...over },
});

describe('close deal won', () => {
  it('wins the deal at the amount that stands, now', () => {
    given(deal, dealOpened()).when(close()).then(dealClosedWon());
  });

  it('wins the deal at another amount and moment', () => {
    const closedAt = '2026-06-01T00:00:00.000Z';
    given(deal, dealOpened())
      .when(close({ amount: LARGER, closedAt }))
      .then(dealClosedWon(LARGER, closedAt));
  });

  it('wins a deal that was taken up again', () => {
    given(deal, dealOpened(), dealClosedLost(), dealReopened('lost')).when(close()).then(dealClosedWon());
  });

  it('changes nothing when it is won already', () => {
    given(deal, dealOpened(), dealClosedWon())
      .when(close({ now: '2026-07-01T00:00:00.000Z' }))
      .thenNothing();
  });

  it('refuses to win a won deal at another amount or moment', () => {
    const won = given(deal, dealOpened(), dealClosedWon());
    won.when(close({ amount: LARGER })).thenRejected('deal-closed', ['Its status is won.']);
    won.when(close({ closedAt: '2026-07-01T00:00:00.000Z' })).thenRejected('deal-closed', ['Its status is won.']);
  });

  it('refuses a lost deal', () => {
    given(deal, dealOpened(), dealClosedLost()).when(close()).thenRejected('deal-closed', ['Its status is lost.']);
  });

  it('refuses a deal nobody opened', () => {
    given(deal).when(close()).thenRejected('deal-not-found');
  });
});
