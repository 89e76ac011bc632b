import { given } from '../testing/given.ts';
import { deal } from './deal.decider.ts';
import { dealOpened, openDealCommand } from './deal.examples.ts';

describe('open deal', () => {
  it('opens a deal out of a registration', () => {
    given(deal).when(openDealCommand()).then(dealOpened());
  });

  it('opens a deal without one', () => {
    const direct = { dealRegistrationId: null, accountName: null, accountDomain: null };
    given(deal).when(openDealCommand(direct)).then(dealOpened(direct));
  });

  it('refuses an id that is in use', () => {
    given(deal, dealOpened()).when(openDealCommand()).thenRejected('deal-already-exists');
  });
});
