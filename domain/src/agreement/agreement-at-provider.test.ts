import { given } from '../testing/given.ts';
import { agreement } from './agreement.decider.ts';
import {
  AT_PROVIDER,
  agreementDeclined,
  agreementExpired,
  agreementFullySigned,
  agreementSent,
  agreementSignedByRole,
  agreementSigningRequested,
  agreementVoided,
  agreementWithdrawn,
  recordSignatureCommand,
  sendAgreementCommand,
  submissionAttempted,
  submissionCreated,
  submissionFailed,
  voidAgreementCommand,
  withdrawalRequested,
} from './agreement.examples.ts';

const agreementId = 'agreement-1';
const requested = [agreementSent(), agreementSigningRequested()] as const;
const there = [...requested, submissionAttempted(), submissionCreated()] as const;
const attempt = (number: number) =>
  ({
    type: 'AttemptSubmission',
    data: { agreementId, attempt: number, attemptedAt: '2026-05-16T12:00:00.000Z' },
  }) as const;
const confirm = (submissionId = '4711') =>
  ({
    type: 'ConfirmSubmission',
    data: { agreementId, submissionId, createdAt: '2026-05-16T12:00:01.000Z' },
  }) as const;
const fail = {
  type: 'FailSubmission',
  data: { agreementId, reason: 'Refused.', failedAt: '2026-05-16T12:00:01.000Z' },
} as const;
const withdrawn = {
  type: 'ConfirmWithdrawal',
  data: { agreementId, withdrawnAt: '2026-05-19T12:00:01.000Z' },
} as const;
const decline = (role = 'Partner') =>
  ({
    type: 'DeclineAgreement',
    data: { agreementId, role, reason: 'Too long', declinedAt: '2026-05-18T12:00:00.000Z' },
  }) as const;
const expire = { type: 'ExpireAgreement', data: { agreementId, expiredAt: '2026-05-18T12:00:00.000Z' } } as const;

describe('an agreement that is signed at a provider', () => {
  it('is asked for there when it is sent', () => {
    given(agreement)
      .when({ ...sendAgreementCommand(), signing: AT_PROVIDER })
      .then(agreementSent(), agreementSigningRequested());
  });

  it('is given to the provider by the first who takes it on, one attempt after the other', () => {
    given(agreement, ...requested)
      .when(attempt(1))
      .then(submissionAttempted(1));
    given(agreement, ...requested, submissionAttempted(1))
      .when(attempt(1))
      .thenNothing();
    given(agreement, ...requested, submissionAttempted(1))
      .when(attempt(2))
      .then(submissionAttempted(2));
    given(agreement, ...requested)
      .when(attempt(2))
      .thenNothing();
  });

  it('is not given to the provider when it is there, was refused or voided, or is signed here', () => {
    given(agreement, ...there)
      .when(attempt(2))
      .thenNothing();
    given(agreement, ...requested, submissionAttempted(), submissionFailed())
      .when(attempt(2))
      .thenNothing();
    given(agreement, ...requested, agreementVoided())
      .when(attempt(1))
      .thenNothing();
    given(agreement, agreementSent()).when(attempt(1)).thenNothing();
  });

  it('is there once, by the first id', () => {
    given(agreement, ...requested, submissionAttempted())
      .when(confirm())
      .then(submissionCreated());
    given(agreement, ...there)
      .when(confirm())
      .thenNothing();
    given(agreement, ...there)
      .when(confirm('4712'))
      .thenNothing();
    given(agreement, agreementSent()).when(confirm()).thenRejected('agreement-not-at-provider');
  });

  it('is refused there once', () => {
    given(agreement, ...requested, submissionAttempted())
      .when(fail)
      .then(submissionFailed());
    given(agreement, ...requested, submissionAttempted(), submissionFailed())
      .when(fail)
      .thenNothing();
    given(agreement, ...there)
      .when(fail)
      .thenNothing();
  });

  it('is withdrawn there when it is voided, also when that came in between', () => {
    given(agreement, ...there)
      .when(voidAgreementCommand())
      .then(agreementVoided(), withdrawalRequested());
    given(agreement, ...requested, submissionAttempted())
      .when(voidAgreementCommand())
      .then(agreementVoided());
    given(agreement, ...requested, submissionAttempted(), agreementVoided())
      .when(confirm())
      .then(submissionCreated(), withdrawalRequested('2026-05-16T12:00:01.000Z'));
  });

  it('is withdrawn once', () => {
    const voided = [...there, agreementVoided(), withdrawalRequested()] as const;
    given(agreement, ...voided)
      .when(withdrawn)
      .then(agreementWithdrawn());
    given(agreement, ...voided, agreementWithdrawn())
      .when(withdrawn)
      .thenNothing();
  });

  it('is declined or expires once', () => {
    given(agreement, ...there)
      .when(decline())
      .then(agreementDeclined());
    given(agreement, ...there)
      .when(expire)
      .then(agreementExpired());
    for (const closed of [agreementDeclined(), agreementExpired()]) {
      given(agreement, ...there, closed)
        .when(decline())
        .thenNothing();
      given(agreement, ...there, closed)
        .when(expire)
        .thenNothing();
    }
  });

  it('is neither declined nor expires after everybody has signed, when it was voided, or by a role it has not', () => {
    for (const command of [decline(), expire]) {
      given(agreement, ...there, agreementFullySigned())
        .when(command)
        .thenRejected('agreement-fully-signed');
      given(agreement, ...there, agreementVoided())
        .when(command)
        .thenRejected('agreement-voided');
      given(agreement).when(command).thenRejected('agreement-not-found');
    }
    given(agreement, ...there)
      .when(decline('Notary'))
      .thenRejected('agreement-role-unknown', ['The roles are Partner, PartnerOS, Witness.']);
  });

  it('takes a signature from before it was closed, in whatever order they are told, and none from after', () => {
    for (const closed of [agreementDeclined(), agreementExpired()]) {
      given(agreement, ...there, closed)
        .when(recordSignatureCommand('PartnerOS'))
        .then(agreementSignedByRole('PartnerOS'));
      given(agreement, ...there, closed)
        .when(recordSignatureCommand('PartnerOS', { signedAt: '2026-05-18T12:00:00.001Z' }))
        .thenRejected('agreement-closed');
    }
  });

  it('may be voided after it was declined or has expired', () => {
    for (const closed of [agreementDeclined(), agreementExpired()])
      given(agreement, ...there, closed)
        .when(voidAgreementCommand())
        .then(agreementVoided(), withdrawalRequested());
  });
});
