import { given } from '../testing/given.ts';
import type { DeclineMdfRequest } from './decline-mdf-request.ts';
import { mdfRequest } from './mdf-request.decider.ts';
import { mdfRequestApproved, mdfRequestDeclined, mdfRequestSubmitted } from './mdf-request.examples.ts';

const decline = (reason: string | null): DeclineMdfRequest => ({
  type: 'DeclineMdfRequest',
  data: { mdfRequestId: 'mdf-1', reason, declinedAt: '2026-05-20T12:00:00.000Z' },
});

describe('decline MDF request', () => {
  it('turns the request down, with the reason where there is one', () => {
    given(mdfRequest, mdfRequestSubmitted()).when(decline('Too late')).then(mdfRequestDeclined('Too late'));
    given(mdfRequest, mdfRequestSubmitted()).when(decline(null)).then(mdfRequestDeclined(null));
  });

  it('changes nothing when it is turned down already', () => {
    given(mdfRequest, mdfRequestSubmitted(), mdfRequestDeclined('Too late')).when(decline('Too late')).thenNothing();
    given(mdfRequest, mdfRequestSubmitted(), mdfRequestDeclined('Too late')).when(decline(null)).thenNothing();
  });

  it('refuses another reason, and an approved request', () => {
    given(mdfRequest, mdfRequestSubmitted(), mdfRequestDeclined('Too late'))
      .when(decline('Too expensive'))
      .thenRejected('mdf-request-not-open', ['Its status is declined.']);
    given(mdfRequest, mdfRequestSubmitted(), mdfRequestApproved())
      .when(decline(null))
      .thenRejected('mdf-request-not-open', ['Its status is approved.']);
  });

  it('refuses a request nobody made', () => {
    given(mdfRequest).when(decline(null)).thenRejected('mdf-request-not-found');
  });
});
