import { given } from '../testing/given.ts';
import { agreement } from './agreement.decider.ts';
import { agreementSent, sendAgreementCommand } from './agreement.examples.ts';

describe('send agreement', () => {
  it('sends the partner something to sign', () => {
    given(agreement).when(sendAgreementCommand()).then(agreementSent());
  });

  it('refuses an id that is taken', () => {
    given(agreement, agreementSent()).when(sendAgreementCommand()).thenRejected('agreement-already-exists');
  });
});
