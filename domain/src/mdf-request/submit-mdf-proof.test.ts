import { given } from '../testing/given.ts';
import { mdfRequest } from './mdf-request.decider.ts';
import { mdfPaid, mdfProofSubmitted, mdfRequestApproved, mdfRequestSubmitted } from './mdf-request.examples.ts';
import type { SubmitMdfProof } from './submit-mdf-proof.ts';

const prove = (links = ['https://acme.example/booth.jpg']): SubmitMdfProof => ({
  type: 'SubmitMdfProof',
  data: { mdfRequestId: 'mdf-1', note: 'As promised', links, proofSubmittedAt: '2026-09-20T12:00:00.000Z' },
});
const OTHER = ['https://acme.example/invoice.pdf'];

describe('submit MDF proof', () => {
  it('shows what the funds were used for', () => {
    given(mdfRequest, mdfRequestSubmitted(), mdfRequestApproved()).when(prove()).then(mdfProofSubmitted());
  });

  it('takes the place of an earlier proof', () => {
    given(mdfRequest, mdfRequestSubmitted(), mdfRequestApproved(), mdfProofSubmitted())
      .when(prove(OTHER))
      .then(mdfProofSubmitted(OTHER));
  });

  it('changes nothing when the same was shown', () => {
    given(mdfRequest, mdfRequestSubmitted(), mdfRequestApproved(), mdfProofSubmitted()).when(prove()).thenNothing();
  });

  it('refuses a request that is not approved, and one that is paid', () => {
    given(mdfRequest, mdfRequestSubmitted())
      .when(prove())
      .thenRejected('mdf-request-not-approved', ['Its status is submitted.']);
    given(mdfRequest, mdfRequestSubmitted(), mdfRequestApproved(), mdfProofSubmitted(), mdfPaid())
      .when(prove(OTHER))
      .thenRejected('mdf-request-not-approved', ['Its status is paid.']);
  });

  it('refuses a request nobody made', () => {
    given(mdfRequest).when(prove()).thenRejected('mdf-request-not-found');
  });
});
