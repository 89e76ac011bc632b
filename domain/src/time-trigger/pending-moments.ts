import { daysEarlier, startOfDay } from '../kernel/calendar.ts';
import { addMillis, DAY, type Timestamp } from '../kernel/time.ts';
import type { AwaitedMoment } from './awaited-moment.ts';
import { laterOf } from './later-of.ts';
import type { WatchedContract, WatchedPartner, WatchedWorkflow } from './watched.ts';

/**
 * The moments of a partner or a contract that active workflows still wait for, soonest first. A workflow waits for what
 * came to be after it was switched on; for what stood before, only when its moment is still to come then.
 */
export const pendingMoments = (
  subject: WatchedPartner | WatchedContract,
  workflows: Iterable<WatchedWorkflow>,
  { timeZone, isArchived }: { readonly timeZone: string; readonly isArchived: boolean },
): readonly AwaitedMoment[] => {
  if (isArchived || (subject.kind === 'contract' && subject.hasEnded)) return [];
  const pending: AwaitedMoment[] = [];
  for (const waiting of workflows) {
    const awaited = subject.kind === 'partner' ? inactivityOf(subject, waiting) : renewalOf(subject, waiting, timeZone);
    if (awaited !== undefined && isStillToCome(awaited, waiting)) pending.push(awaited);
  }
  return pending.sort(byTime);
};

const isStillToCome = ({ moment }: AwaitedMoment, { since, position }: WatchedWorkflow): boolean =>
  moment.position > BigInt(position) || moment.dueAt > since;

const inactivityOf = (partner: WatchedPartner, { workflowId, trigger }: WatchedWorkflow): AwaitedMoment | undefined => {
  const { partnerId, lastActivityAt, knownAt, fired } = partner;
  if (trigger?.type !== 'partner_inactive' || lastActivityAt === null) return undefined;
  const { days } = trigger.config;
  if (fired.includes(`${workflowId}/${days}`)) return undefined;
  const dueAt = laterOf(addMillis(lastActivityAt, days * DAY), knownAt);
  return {
    type: trigger.type,
    workflowId,
    days,
    moment: { partnerId, lastActivityAt, position: BigInt(partner.position), dueAt },
  };
};

const renewalOf = (
  contract: WatchedContract,
  { workflowId, trigger }: WatchedWorkflow,
  timeZone: string,
): AwaitedMoment | undefined => {
  const { contractId, partnerId, renewalDate, knownAt, fired } = contract;
  if (trigger?.type !== 'contract_renewal_approaching' || fired.includes(`${workflowId}/${renewalDate}`))
    return undefined;
  const { daysBefore } = trigger.config;
  const dueAt: Timestamp = laterOf(startOfDay(daysEarlier(renewalDate, daysBefore), timeZone), knownAt);
  return {
    type: trigger.type,
    workflowId,
    daysBefore,
    moment: { contractId, partnerId, renewalDate, position: BigInt(contract.position), dueAt },
  };
};

const byTime = (one: AwaitedMoment, other: AwaitedMoment): number =>
  one.moment.dueAt < other.moment.dueAt ? -1 : Number(one.moment.dueAt > other.moment.dueAt);
