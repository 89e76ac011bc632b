import { type Decision, reject } from '../kernel/decider.ts';
import { sameJson } from '../kernel/same-json.ts';
import { identityOf } from './identity-of.ts';
import type { MdfRequestEvent } from './mdf-request.events.ts';
import type { MdfRequestRejection } from './mdf-request.rejections.ts';
import type { MdfRequest } from './mdf-request.state.ts';

/** Shows what the funds were used for. Until they are paid, a newer proof takes the place of the one before. */
export interface SubmitMdfProof {
  readonly type: 'SubmitMdfProof';
  readonly data: {
    readonly mdfRequestId: string;
    readonly note: string;
    readonly links: readonly string[];
    readonly proofSubmittedAt: string;
  };
}

export const submitMdfProof = (
  { data: { mdfRequestId, note, links, proofSubmittedAt } }: SubmitMdfProof,
  request: MdfRequest,
): Decision<MdfRequestEvent, MdfRequestRejection> => {
  const { proof, status } = request;
  if (proof !== null && sameJson({ note, links }, { note: proof.note, links: proof.links })) return [];
  if (status !== 'approved' && status !== 'proof_submitted')
    return reject('mdf-request-not-approved', [`Its status is ${status}.`]);
  return [
    {
      type: 'MdfProofSubmitted',
      data: { ...identityOf(mdfRequestId, request), note, links: [...links], proofSubmittedAt },
    },
  ];
};
