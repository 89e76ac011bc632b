import type { DeadLetterEvent } from './dead-letter.events.ts';
import type { ParkDeadLetter } from './park-dead-letter.ts';

export const AT = '2026-05-16T12:00:00.000Z';

const LETTER = {
  deadLetterId: 'letter-1',
  source: 'projection',
  name: 'partners-v1',
  eventId: 'event-1',
  eventType: 'PartnerCreated',
  stream: 'partner-org-1_partner-1',
  revision: '0',
  position: '42',
} as const;

const FAILURE = 'TypeError at partners.projection.ts:12';

export const parkCommand = (): ParkDeadLetter => ({
  type: 'ParkDeadLetter',
  data: { ...LETTER, failure: FAILURE, at: AT },
});
export const parked = (): DeadLetterEvent => ({ type: 'DeadLetterParked', data: parkCommand().data });
export const retryRequested = (): DeadLetterEvent => ({
  type: 'DeadLetterRetryRequested',
  data: { ...LETTER, at: AT },
});
export const retryFailed = (failure = FAILURE): DeadLetterEvent => ({
  type: 'DeadLetterRetryFailed',
  data: { ...LETTER, failure, at: AT },
});
export const resolved = (): DeadLetterEvent => ({ type: 'DeadLetterResolved', data: { ...LETTER, at: AT } });
export const skipped = (reason = 'Merged by hand.'): DeadLetterEvent => ({
  type: 'DeadLetterSkipped',
  data: { ...LETTER, reason, at: AT },
});
