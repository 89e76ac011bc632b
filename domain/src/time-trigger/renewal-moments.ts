import type { ContractEvent } from '../contract/contract.events.ts';
import { daysEarlier, startOfDay } from '../kernel/calendar.ts';
import type { Recorded } from '../kernel/recorded.ts';
import type { Timestamp } from '../kernel/time.ts';
import type { OrganizationEvent } from '../organization/organization.events.ts';
import type { PartnerEvent } from '../partner/partner.events.ts';
import { laterOf } from './later-of.ts';

/** A contract comes up for renewal in so many days. */
export interface RenewalMoment {
  readonly contractId: string;
  readonly partnerId: string;
  readonly renewalDate: string;
  /** Of the event that set this date. */
  readonly position: bigint;
  /** When the first of these days began where the organization is; of a date that was set after that, when it was set. */
  readonly dueAt: Timestamp;
}

/** When which contracts came up for renewal, and which still do. */
export interface Renewals {
  /** Every renewal date that came within reach by then, by when it did. */
  readonly moments: readonly RenewalMoment[];
  /** Those of them that are still the date of a contract that has not ended. */
  readonly standing: readonly RenewalMoment[];
}

/** Before an organization says where it is. */
export const DEFAULT_TIME_ZONE = 'UTC';

/**
 * Which contracts came up for renewal in `daysBefore` calendar days, up to a moment: once per renewal date, contracts of
 * archived partners never. `history` is one organization's, in the order of its positions; what was recorded after
 * `until` is not looked at, so any past can be asked about, for any number of days. `isAwaited`: whether anybody waited for
 * a moment when it came; one that nobody did may come again, when the contract is moved away and back to its date.
 */
export const renewalsIn = (
  history: Iterable<Recorded>,
  daysBefore: number,
  until: Timestamp,
  isAwaited: (moment: RenewalMoment) => boolean = () => true,
): Renewals => {
  const moments: RenewalMoment[] = [];
  const reached = new Map<string, RenewalMoment>();
  const contracts = new Map<string, Term>();
  const archived = new Set<string>();
  let timeZone = DEFAULT_TIME_ZONE;

  const look = (term: Term | undefined, now: Timestamp) => {
    if (term === undefined || archived.has(term.partnerId) || reached.has(nameOf(term))) return;
    const { since, ...date } = term;
    const dueAt = laterOf(startOfDay(daysEarlier(date.renewalDate, daysBefore), timeZone), since);
    if (dueAt > now || !isAwaited({ ...date, dueAt })) return;
    reached.set(nameOf(term), { ...date, dueAt });
    moments.push({ ...date, dueAt });
  };
  const lookAtAll = (now: Timestamp) => {
    for (const term of contracts.values()) look(term, now);
  };

  for (const recorded of history) {
    const { recordedAt: since, position } = recorded;
    if (since > until) break;
    const event = recorded as Recorded<ContractEvent | OrganizationEvent | PartnerEvent>;
    switch (event.type) {
      case 'OrganizationCreated':
      case 'OrganizationSettingsChanged': {
        const { timeZone: next } = event.type === 'OrganizationCreated' ? event.data : event.data.changes;
        lookAtAll(since);
        timeZone = next ?? timeZone;
        break;
      }
      case 'PartnerArchived':
        lookAtAll(since);
        archived.add(event.data.partnerId);
        break;
      case 'ContractCreated':
      case 'RenewalDateChanged':
      case 'ContractRenewed': {
        const { contractId, partnerId } = event.data;
        const renewalDate = event.type === 'ContractCreated' ? event.data.renewalDate : event.data.to;
        look(contracts.get(contractId), since);
        contracts.set(contractId, { contractId, partnerId, renewalDate, position, since });
        break;
      }
      case 'ContractTerminated':
        look(contracts.get(event.data.contractId), since);
        contracts.delete(event.data.contractId);
        break;
    }
  }
  lookAtAll(until);
  const standing = [...contracts.values()]
    .filter(({ partnerId }) => !archived.has(partnerId))
    .flatMap((term) => reached.get(nameOf(term)) ?? []);
  return { moments: moments.sort(byTime), standing: standing.sort(byTime) };
};

interface Term extends Omit<RenewalMoment, 'dueAt'> {
  readonly since: Timestamp;
}

const nameOf = ({ contractId, renewalDate }: Term): string => `${contractId}/${renewalDate}`;

const byTime = (one: RenewalMoment, other: RenewalMoment): number =>
  one.dueAt < other.dueAt ? -1 : one.dueAt > other.dueAt ? 1 : Number(one.position - other.position);
