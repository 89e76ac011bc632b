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
  where: MomentScope,
): readonly AwaitedMoment[] => {
  const pending: AwaitedMoment[] = [];
  for (const waiting of workflows) {
    const awaited = momentFor(subject, waiting, where);
    if (awaited !== undefined && isStillToCome(awaited, waiting)) pending.push(awaited);
  }
  return pending.sort(byTime);
};

/** What a moment goes by besides the partner or the contract: where the organization is, and whether the partner is archived. */
export interface MomentScope {
  readonly timeZone: string;
  readonly isArchived: boolean;
}

/** The moment of a partner or a contract that a workflow has not been told of yet, to come or past; `undefined`: none. */
export const momentFor = (
  subject: WatchedPartner | WatchedContract,
  waiting: Waiting,
  { timeZone, isArchived }: MomentScope,
): AwaitedMoment | undefined => {
  if (isArchived) return undefined;
  if (subject.kind === 'partner') return inactivityOf(subject, waiting);
  return subject.hasEnded ? undefined : renewalOf(subject, waiting, timeZone);
};

type Waiting = Pick<WatchedWorkflow, 'workflowId' | 'trigger'>;

const isStillToCome = ({ moment }: AwaitedMoment, { since, position }: WatchedWorkflow): boolean =>
  moment.position > BigInt(position) || moment.dueAt > since;

const inactivityOf = (partner: WatchedPartner, { workflowId, trigger }: Waiting): AwaitedMoment | undefined => {
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
  { workflowId, trigger }: Waiting,
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
