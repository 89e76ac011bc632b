import { given } from '../testing/given.ts';
import { mdfRequest } from './mdf-request.decider.ts';
import { mdfRequestSubmitted, submitMdfRequestCommand } from './mdf-request.examples.ts';

describe('submit MDF request', () => {
  it('asks for funds out of the budget of the activity’s year', () => {
    given(mdfRequest).when(submitMdfRequestCommand()).then(mdfRequestSubmitted());
    given(mdfRequest)
      .when(submitMdfRequestCommand({ activityDate: '2027-01-10' }))
      .then(mdfRequestSubmitted({ activityDate: '2027-01-10', budgetYear: 2027 }));
  });

  it('asks for funds of the year it is made in when the activity has no date', () => {
    given(mdfRequest)
      .when(submitMdfRequestCommand({ activityDate: null }))
      .then(mdfRequestSubmitted({ activityDate: null }));
  });

  it('refuses an id that is in use', () => {
    given(mdfRequest, mdfRequestSubmitted()).when(submitMdfRequestCommand()).thenRejected('mdf-request-already-exists');
  });
});
