import { type Decider, reject } from '../kernel/decider.ts';
import { type AgreementEvent, agreementEvents } from './agreement.events.ts';
import type { AgreementRejection } from './agreement.rejections.ts';
import { type Agreement, evolveAgreement } from './agreement.state.ts';
import { type AttemptSubmission, attemptSubmission } from './attempt-submission.ts';
import { type ConfirmSubmission, confirmSubmission } from './confirm-submission.ts';
import { type ConfirmWithdrawal, confirmWithdrawal } from './confirm-withdrawal.ts';
import { type DeclineAgreement, declineAgreement } from './decline-agreement.ts';
import { type ExpireAgreement, expireAgreement } from './expire-agreement.ts';
import { type FailSubmission, failSubmission } from './fail-submission.ts';
import { type RecordSignature, recordSignature } from './record-signature.ts';
import { type SendAgreement, sendAgreement } from './send-agreement.ts';
import { type VoidAgreement, voidAgreement } from './void-agreement.ts';

export type AgreementCommand =
  | SendAgreement
  | RecordSignature
  | VoidAgreement
  | DeclineAgreement
  | ExpireAgreement
  | AttemptSubmission
  | ConfirmSubmission
  | FailSubmission
  | ConfirmWithdrawal;

export const agreement: Decider<Agreement, AgreementCommand, AgreementEvent, AgreementRejection> = {
  category: 'agreement',
  events: agreementEvents,
  evolve: evolveAgreement,
  decide: (command, agreement) => {
    if (command.type === 'SendAgreement') return sendAgreement(command, agreement);
    if (agreement === undefined) return reject('agreement-not-found');
    switch (command.type) {
      case 'RecordSignature':
        return recordSignature(command, agreement);
      case 'VoidAgreement':
        return voidAgreement(command, agreement);
      case 'DeclineAgreement':
        return declineAgreement(command, agreement);
      case 'ExpireAgreement':
        return expireAgreement(command, agreement);
      case 'AttemptSubmission':
        return attemptSubmission(command, agreement);
      case 'ConfirmSubmission':
        return confirmSubmission(command, agreement);
      case 'FailSubmission':
        return failSubmission(command, agreement);
      case 'ConfirmWithdrawal':
        return confirmWithdrawal(command, agreement);
    }
  },
};
