import { type DataOf, type Decision, reject } from '../kernel/decider.ts';
import type { PartnerEvent } from './partner.events.ts';
import type { PartnerRejection } from './partner.rejections.ts';

/** Notes that there was something between us and the partner: a meeting, a call. */
export interface LogActivity {
  readonly type: 'LogActivity';
  readonly data: DataOf<PartnerEvent, 'PartnerActivityRecorded'> & {
    /** When it is noted; an activity has happened by then. */
    readonly loggedAt: string;
  };
}

export const logActivity = ({
  data: { loggedAt, ...activity },
}: LogActivity): Decision<PartnerEvent, PartnerRejection> =>
  activity.happenedAt > loggedAt
    ? reject('activity-in-the-future')
    : [{ type: 'PartnerActivityRecorded', data: activity }];
