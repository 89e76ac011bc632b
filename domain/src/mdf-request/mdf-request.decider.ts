import { type Decider, reject } from '../kernel/decider.ts';
import { type ApproveMdfRequest, approveMdfRequest } from './approve-mdf-request.ts';
import { type DeclineMdfRequest, declineMdfRequest } from './decline-mdf-request.ts';
import { type MdfRequestEvent, mdfRequestEvents } from './mdf-request.events.ts';
import type { MdfRequestRejection } from './mdf-request.rejections.ts';
import { evolveMdfRequest, type MdfRequest } from './mdf-request.state.ts';
import { type PayMdfRequest, payMdfRequest } from './pay-mdf-request.ts';
import { type ReverseMdfPayment, reverseMdfPayment } from './reverse-mdf-payment.ts';
import { type SubmitMdfProof, submitMdfProof } from './submit-mdf-proof.ts';
import { type SubmitMdfRequest, submitMdfRequest } from './submit-mdf-request.ts';

export type MdfRequestCommand =
  | SubmitMdfRequest
  | ApproveMdfRequest
  | DeclineMdfRequest
  | SubmitMdfProof
  | PayMdfRequest
  | ReverseMdfPayment;

export const mdfRequest: Decider<MdfRequest, MdfRequestCommand, MdfRequestEvent, MdfRequestRejection> = {
  category: 'mdfRequest',
  events: mdfRequestEvents,
  evolve: evolveMdfRequest,
  decide: (command, request) => {
    if (command.type === 'SubmitMdfRequest') return submitMdfRequest(command, request);
    if (request === undefined) return reject('mdf-request-not-found');
    switch (command.type) {
      case 'ApproveMdfRequest':
        return approveMdfRequest(command, request);
      case 'DeclineMdfRequest':
        return declineMdfRequest(command, request);
      case 'SubmitMdfProof':
        return submitMdfProof(command, request);
      case 'PayMdfRequest':
        return payMdfRequest(command, request);
      case 'ReverseMdfPayment':
        return reverseMdfPayment(command, request);
    }
  },
};
