import { type Decider, reject } from '../kernel/decider.ts';
import { type AgreementEvent, agreementEvents } from './agreement.events.ts';
import type { AgreementRejection } from './agreement.rejections.ts';
import { type Agreement, evolveAgreement } from './agreement.state.ts';
import { type RecordSignature, recordSignature } from './record-signature.ts';
import { type SendAgreement, sendAgreement } from './send-agreement.ts';
import { type VoidAgreement, voidAgreement } from './void-agreement.ts';

export type AgreementCommand = SendAgreement | RecordSignature | VoidAgreement;

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
    }
  },
};
