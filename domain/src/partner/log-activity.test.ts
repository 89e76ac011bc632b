import { given } from '../testing/given.ts';
import type { LogActivity } from './log-activity.ts';
import { partner } from './partner.decider.ts';
import { partnerActivityRecorded, partnerArchived, partnerCreated } from './partner.examples.ts';

const HAPPENED = '2026-05-15T09:00:00.000Z';

const logged = (loggedAt: string): LogActivity => ({
  type: 'LogActivity',
  data: {
    partnerId: 'partner-1',
    activityId: 'activity-1',
    kind: 'call',
    summary: 'Talked about the spring campaign',
    happenedAt: HAPPENED,
    loggedAt,
  },
});

describe('log activity', () => {
  it('records what happened, and when', () => {
    given(partner, partnerCreated()).when(logged('2026-05-16T12:00:00.000Z')).then(partnerActivityRecorded());
  });

  it('takes what happens this very moment', () => {
    given(partner, partnerCreated()).when(logged(HAPPENED)).then(partnerActivityRecorded());
  });

  it('refuses what has not happened yet', () => {
    given(partner, partnerCreated()).when(logged('2026-05-15T08:59:59.999Z')).thenRejected('activity-in-the-future');
  });

  it('refuses a partner nobody created', () => {
    given(partner).when(logged(HAPPENED)).thenRejected('partner-not-found');
  });

  it('refuses an archived partner', () => {
    given(partner, partnerCreated(), partnerArchived()).when(logged(HAPPENED)).thenRejected('partner-archived');
  });
});
