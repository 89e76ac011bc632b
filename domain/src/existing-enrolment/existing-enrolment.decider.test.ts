import { given } from '../testing/given.ts';
import { existingEnrolment } from './existing-enrolment.decider.ts';
import type { ExistingEnrolmentEvent } from './existing-enrolment.events.ts';

const workflowId = 'workflow-1';
const AT = '2026-05-16T12:00:00.000Z';
const start = (upTo = '41') => ({
  workflowId,
  version: 2,
  trigger: 'partner_created',
  upTo,
  total: 2,
  requestedBy: 'user-1',
  at: AT,
});
const started = (upTo?: string): ExistingEnrolmentEvent => ({ type: 'ExistingEnrolmentStarted', data: start(upTo) });
const batch = (cursor: string | null) => ({
  workflowId,
  records: [
    { subject: { entity: 'partner' as const, id: 'partner-1' }, stream: 'partner-org_partner-1', revision: '0' },
  ],
  looked: 1,
  cursor,
  at: AT,
});
const chosen = (cursor: string | null): ExistingEnrolmentEvent => ({
  type: 'ExistingRecordsChosen',
  data: batch(cursor),
});
const choose = (cursor: string | null, after: string | null, upTo = '41') =>
  ({ type: 'ChooseExistingRecords', data: { ...batch(cursor), after, upTo } }) as const;
const finished: ExistingEnrolmentEvent = { type: 'ExistingEnrolmentFinished', data: { workflowId, at: AT } };
const cancelled: ExistingEnrolmentEvent = {
  type: 'ExistingEnrolmentCancelled',
  data: { workflowId, reason: 'workflow_deactivated', at: AT },
};
const cancel = (since: string) =>
  ({ type: 'CancelExistingEnrolment', data: { workflowId, reason: 'workflow_deactivated', at: AT, since } }) as const;

describe('enrolling who is there already', () => {
  it('begins once per request, and again with a later one', () => {
    const command = (upTo: string) => ({ type: 'StartExistingEnrolment', data: start(upTo) }) as const;
    given(existingEnrolment).when(command('41')).then(started());
    given(existingEnrolment, started()).when(command('41')).thenNothing();
    given(existingEnrolment, started('9')).when(command('41')).then(started('41'));
    given(existingEnrolment, started(), chosen('a'), cancelled).when(command('50')).then(started('50'));
  });

  it('goes on batch by batch, each of them once, and is over after the last', () => {
    given(existingEnrolment, started()).when(choose('a', null)).then(chosen('a'));
    given(existingEnrolment, started(), chosen('a')).when(choose('a', null)).thenNothing();
    given(existingEnrolment, started(), chosen('a')).when(choose(null, 'a')).then(chosen(null), finished);
    given(existingEnrolment, started(), chosen(null), finished).when(choose(null, null)).thenNothing();
    given(existingEnrolment).when(choose(null, null)).thenRejected('existing-enrolment-not-found');
  });

  it('chooses nobody any more for a request that was cancelled or overtaken', () => {
    given(existingEnrolment, started(), cancelled).when(choose('a', null)).thenNothing();
    given(existingEnrolment, started('50'))
      .when(choose('a', null, '41'))
      .thenNothing();
  });

  it('is cancelled by what happened after the request, and by nothing before it', () => {
    given(existingEnrolment, started()).when(cancel('42')).then(cancelled);
    given(existingEnrolment, started()).when(cancel('9')).thenNothing();
    given(existingEnrolment, started(), cancelled).when(cancel('43')).thenNothing();
    given(existingEnrolment, started(), chosen(null), finished).when(cancel('42')).thenNothing();
    given(existingEnrolment).when(cancel('42')).thenNothing();
  });
});
