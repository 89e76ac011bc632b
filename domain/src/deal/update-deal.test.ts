import { given } from '../testing/given.ts';
import { deal } from './deal.decider.ts';
import { dealClosedWon, dealOpened, dealUpdated } from './deal.examples.ts';
import type { UpdateDeal } from './update-deal.ts';

const update = (changes: UpdateDeal['data']['changes']): UpdateDeal => ({
  type: 'UpdateDeal',
  data: { dealId: 'deal-1', changes },
});

describe('update deal', () => {
  it('records what is different', () => {
    given(deal, dealOpened())
      .when(update({ name: 'Globex', amount: { minor: 3_000_000, currency: 'EUR' }, expectedCloseDate: null }))
      .then(dealUpdated({ amount: { minor: 3_000_000, currency: 'EUR' }, expectedCloseDate: null }));
  });

  it('keeps what is left out', () => {
    given(deal, dealOpened(), dealUpdated({ name: 'Globex II' }))
      .when(update({ name: 'Globex II', expectedCloseDate: undefined }))
      .thenNothing();
  });

  it('changes nothing when all is so already', () => {
    given(deal, dealOpened())
      .when(update({ name: 'Globex', amount: { minor: 2_500_000, currency: 'EUR' }, expectedCloseDate: '2026-09-30' }))
      .thenNothing();
  });

  it('refuses a deal nobody opened', () => {
    given(deal)
      .when(update({ name: 'Globex II' }))
      .thenRejected('deal-not-found');
  });

  it('refuses a closed deal', () => {
    given(deal, dealOpened(), dealClosedWon())
      .when(update({ name: 'Globex II' }))
      .thenRejected('deal-closed', ['Its status is won.']);
  });
});
