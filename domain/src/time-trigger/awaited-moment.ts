import { daysBetween } from '../kernel/calendar.ts';
import { DAY, millisOf, type Timestamp } from '../kernel/time.ts';
import { wallTimeOf } from '../kernel/wall-time.ts';
import type { Ids } from '../ports/ids.ts';
import type { InactivityMoment } from './inactivity-moments.ts';
import type { RenewalMoment } from './renewal-moments.ts';
import type { TimeTriggerEvent } from './time-trigger.events.ts';

/** A moment, and the workflow that waits for it. */
export type AwaitedMoment =
  | {
      readonly type: 'partner_inactive';
      readonly workflowId: string;
      readonly days: number;
      readonly moment: InactivityMoment;
    }
  | {
      readonly type: 'contract_renewal_approaching';
      readonly workflowId: string;
      readonly daysBefore: number;
      readonly moment: RenewalMoment;
    };

/** The id of a moment's stream: a function of what makes it one, so that it comes once per workflow. */
export const timeTriggerIdOf = (awaited: AwaitedMoment, ids: Pick<Ids, 'derive'>): string => {
  const { type, workflowId, moment } = awaited;
  return awaited.type === 'partner_inactive'
    ? ids.derive(type, workflowId, awaited.moment.partnerId, String(moment.position), String(awaited.days))
    : ids.derive(type, workflowId, awaited.moment.contractId, awaited.moment.renewalDate);
};

/** The event that a moment leads to, when it is noticed. */
export const firedEvent = (
  awaited: AwaitedMoment,
  ids: Pick<Ids, 'derive'>,
  { firedAt, timeZone }: { readonly firedAt: Timestamp; readonly timeZone: string },
): TimeTriggerEvent => {
  const { workflowId } = awaited;
  const timeTriggerId = timeTriggerIdOf(awaited, ids);
  if (awaited.type === 'partner_inactive') {
    const { partnerId, lastActivityAt, position, dueAt } = awaited.moment;
    return {
      type: 'PartnerInactivityReached',
      data: {
        timeTriggerId,
        workflowId,
        partnerId,
        dueAt,
        firedAt,
        days: awaited.days,
        lastActivityAt,
        lastActivityPosition: String(position),
        daysInactive: Math.floor((millisOf(firedAt) - millisOf(lastActivityAt)) / DAY),
      },
    };
  }
  const { contractId, partnerId, renewalDate, dueAt } = awaited.moment;
  return {
    type: 'ContractRenewalWindowEntered',
    data: {
      timeTriggerId,
      workflowId,
      partnerId,
      dueAt,
      firedAt,
      contractId,
      renewalDate,
      daysBefore: awaited.daysBefore,
      daysLeft: daysBetween(wallTimeOf(firedAt, timeZone).date, renewalDate),
    },
  };
};
