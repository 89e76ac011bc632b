import { given } from '../testing/given.ts';
import { agreement } from './agreement.decider.ts';
import {
  agreementFullySigned,
  agreementSent,
  agreementSignedByRole,
  agreementVoided,
  recordSignatureCommand,
} from './agreement.examples.ts';

const byPartner = agreementSignedByRole('Partner');

describe('record signature', () => {
  it('notes who signed in a role', () => {
    given(agreement, agreementSent()).when(recordSignatureCommand('Partner')).then(byPartner);
  });

  it('makes the agreement fully signed with the last required role, whichever that is', () => {
    given(agreement, agreementSent(), byPartner)
      .when(recordSignatureCommand('PartnerOS'))
      .then(agreementSignedByRole('PartnerOS'), agreementFullySigned());
    given(agreement, agreementSent(), agreementSignedByRole('PartnerOS'))
      .when(recordSignatureCommand('Partner'))
      .then(byPartner, agreementFullySigned());
  });

  it('does not wait for a role that need not sign, nor count it', () => {
    given(agreement, agreementSent(), byPartner)
      .when(recordSignatureCommand('Witness'))
      .then(agreementSignedByRole('Witness'));
  });

  it('makes it fully signed once', () => {
    given(agreement, agreementSent(), byPartner, agreementSignedByRole('PartnerOS'), agreementFullySigned())
      .when(recordSignatureCommand('Witness'))
      .then(agreementSignedByRole('Witness'));
  });

  it('takes the latest signature for the moment of full signature, in whatever order they are noted', () => {
    const late = '2026-05-19T12:00:00.000Z';
    given(agreement, agreementSent(), agreementSignedByRole('PartnerOS', late))
      .when(recordSignatureCommand('Partner'))
      .then(byPartner, agreementFullySigned(late));
  });

  it('changes nothing when the role has signed', () => {
    given(agreement, agreementSent(), byPartner)
      .when(recordSignatureCommand('Partner', { signedAt: '2026-05-19T12:00:00.000Z' }))
      .thenNothing();
  });

  it('refuses a role that the agreement does not have', () => {
    given(agreement, agreementSent())
      .when(recordSignatureCommand('Notary'))
      .thenRejected('agreement-role-unknown', ['The roles are Partner, PartnerOS, Witness.']);
  });

  it('refuses a signature on what was voided', () => {
    given(agreement, agreementSent(), agreementVoided())
      .when(recordSignatureCommand('Partner'))
      .thenRejected('agreement-voided');
  });

  it('refuses a signature that is still to come', () => {
    given(agreement, agreementSent())
      .when(recordSignatureCommand('Partner', { signedAt: '2026-05-20T12:00:00.001Z' }))
      .thenRejected('signature-in-the-future');
  });

  it('refuses an agreement nobody sent', () => {
    given(agreement).when(recordSignatureCommand('Partner')).thenRejected('agreement-not-found');
  });
});
