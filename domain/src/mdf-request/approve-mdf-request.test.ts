import { given } from '../testing/given.ts';
import type { ApproveMdfRequest } from './approve-mdf-request.ts';
import { mdfRequest } from './mdf-request.decider.ts';
import { mdfRequestApproved, mdfRequestDeclined, mdfRequestSubmitted } from './mdf-request.examples.ts';

const LESS = { minor: 300_000, currency: 'EUR' };

const approve = (over: Partial<ApproveMdfRequest['data']> = {}): ApproveMdfRequest => ({
  type: 'ApproveMdfRequest',
  data: { mdfRequestId: 'mdf-1', amount: null, note: null, approvedAt: '2026-05-20T12:00:00.000Z', ...over },
});

describe('approve MDF request', () => {
  it('grants all that was asked for, or less', () => {
    given(mdfRequest, mdfRequestSubmitted()).when(approve()).then(mdfRequestApproved());
    given(mdfRequest, mdfRequestSubmitted())
      .when(approve({ amount: LESS, note: 'Half a booth' }))
      .then(mdfRequestApproved(LESS, 'Half a booth'));
  });

  it('changes nothing when as much is granted already', () => {
    given(mdfRequest, mdfRequestSubmitted(), mdfRequestApproved()).when(approve()).thenNothing();
  });

  it('refuses more than was asked for, and another currency', () => {
    const submitted = given(mdfRequest, mdfRequestSubmitted());
    submitted
      .when(approve({ amount: { minor: 500_001, currency: 'EUR' } }))
      .thenRejected('mdf-amount-refused', ['It may be 500000 at most (in minor units).']);
    submitted
      .when(approve({ amount: { minor: 1, currency: 'USD' } }))
      .thenRejected('mdf-amount-refused', ['Its currency is EUR.']);
  });

  it('refuses what is decided otherwise', () => {
    given(mdfRequest, mdfRequestSubmitted(), mdfRequestApproved())
      .when(approve({ amount: LESS }))
      .thenRejected('mdf-request-not-open', ['Its status is approved.']);
    given(mdfRequest, mdfRequestSubmitted(), mdfRequestDeclined())
      .when(approve())
      .thenRejected('mdf-request-not-open', ['Its status is declined.']);
  });

  it('refuses a request nobody made', () => {
    given(mdfRequest).when(approve()).thenRejected('mdf-request-not-found');
  });
});
