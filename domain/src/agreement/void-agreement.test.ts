import { given } from '../testing/given.ts';
import { agreement } from './agreement.decider.ts';
import {
  agreementFullySigned,
  agreementSent,
  agreementSignedByRole,
  agreementVoided,
  voidAgreementCommand,
} from './agreement.examples.ts';

describe('void agreement', () => {
  it('takes back what was sent, also when one side has signed', () => {
    given(agreement, agreementSent()).when(voidAgreementCommand()).then(agreementVoided());
    given(agreement, agreementSent(), agreementSignedByRole('Partner'))
      .when(voidAgreementCommand())
      .then(agreementVoided());
  });

  it('changes nothing when it is voided', () => {
    given(agreement, agreementSent(), agreementVoided()).when(voidAgreementCommand()).thenNothing();
  });

  it('refuses what everybody has signed', () => {
    given(agreement, agreementSent(), agreementFullySigned())
      .when(voidAgreementCommand())
      .thenRejected('agreement-fully-signed');
  });

  it('refuses an agreement nobody sent', () => {
    given(agreement).when(voidAgreementCommand()).thenRejected('agreement-not-found');
  });
});
