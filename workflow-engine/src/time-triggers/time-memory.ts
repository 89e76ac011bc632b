import {
  type AwaitedMoment,
  addMillis,
  DAY,
  DEFAULT_TIME_ZONE,
  type Ids,
  ORGANIZATION_KEY,
  pendingMoments,
  type Recorded,
  type RowStore,
  type RowWrite,
  type Timestamp,
  timeTriggerIdOf,
  type Watched,
  type WatchedWorkflow,
  watch,
  watchedKey,
  watchedKeyOf,
} from '@partneros/domain';
import { createAgenda } from './agenda.ts';
import { owedModel, owedMoment, owedRow, watchedModel } from './time-trigger-rows.ts';

/** A moment that has come and is still to be noted. */
export interface Owed {
  readonly id: string;
  readonly organizationId: string;
  readonly timeZone: string;
  readonly awaited: AwaitedMoment;
}

/**
 * What time triggers look at, and when they look next. Time only passes here when it is told to: by the log, which says
 * when each event was recorded, and by the clock, once everything recorded has been seen. So a moment comes at the same
 * place between the same events, whether somebody was there to see it or not.
 */
export interface TimeMemory {
  /** Lets time pass: what falls due by then is owed. Going back changes nothing. */
  advance(now: Timestamp): void;
  /** Lets time pass up to an event, and takes the event in. */
  take(event: Recorded): void;
  /** What has come and is not noted, in the order in which it came. */
  owed(): readonly Owed[];
  /** How many have come and are not noted. */
  debts(): number;
  /** The next moment at which something may come. */
  next(): Timestamp | undefined;
  /** What changed since the last call. */
  takeWrites(): { readonly owed: readonly RowWrite[]; readonly watched: readonly RowWrite[] };
  /** How many entries wait in the heap. */
  size(): number;
}

interface Territory {
  readonly organizationId: string;
  readonly rows: Map<string, Watched>;
  /** Active workflows with a time trigger. */
  readonly waiting: Map<string, WatchedWorkflow>;
  /** After which a partner is inactive for any of them. */
  fewestDays: number | undefined;
}

/** Reads the memory as of its checkpoint. */
export const loadTimeMemory = async (rows: Pick<RowStore, 'scan'>, ids: Pick<Ids, 'derive'>): Promise<TimeMemory> => {
  const agenda = createAgenda();
  const territories = new Map<string, Territory>();
  // By what makes a moment one. Its id says the same, and costs a hash.
  const owed = new Map<string, Owed>();
  const owedById = new Map<string, string>();
  const changedOwed = new Map<string, RowWrite>();
  const changed = new Map<string, RowWrite>();
  let time: Timestamp = '';
  let seen = 0n;

  const territoryOf = (organizationId: string): Territory => {
    const known = territories.get(organizationId);
    if (known !== undefined) return known;
    const made: Territory = { organizationId, rows: new Map(), waiting: new Map(), fewestDays: undefined };
    territories.set(organizationId, made);
    return made;
  };
  const timeZoneOf = ({ rows }: Territory): string => {
    const row = rows.get(ORGANIZATION_KEY);
    return row?.kind === 'organization' ? row.timeZone : DEFAULT_TIME_ZONE;
  };
  const pendingOf = (territory: Territory, row: Watched | undefined): readonly AwaitedMoment[] => {
    if (row?.kind !== 'partner' && row?.kind !== 'contract') return [];
    if (territory.waiting.size === 0) return [];
    const partner = territory.rows.get(watchedKey('partner', row.partnerId));
    const pending = pendingMoments(row, territory.waiting.values(), {
      timeZone: timeZoneOf(territory),
      isArchived: partner?.kind === 'partner' && partner.isArchived,
    });
    return owed.size === 0
      ? pending
      : pending.filter((awaited) => !owed.has(nameOf(territory.organizationId, awaited)));
  };
  // Of a partner only the soonest moment that any workflow could wait for: whether one does is looked at when it comes,
  // so that activity costs the same however many workflows there are.
  const plan = (territory: Territory, key: string) => {
    const row = territory.rows.get(key);
    const name = `${territory.organizationId}/${key}`;
    if (row?.kind === 'partner' && row.lastActivityAt !== null && territory.fewestDays !== undefined)
      agenda.add(name, addMillis(row.lastActivityAt, territory.fewestDays * DAY));
    if (row?.kind !== 'contract') return;
    const [first] = pendingOf(territory, row);
    if (first !== undefined) agenda.add(name, first.moment.dueAt);
  };
  const planAll = (territory: Territory) => {
    for (const key of territory.rows.keys()) plan(territory, key);
  };

  const keep = (territory: Territory, key: string, row: Watched) => {
    territory.rows.set(key, row);
    if (row.kind !== 'workflow') return;
    if (row.trigger === null) territory.waiting.delete(row.workflowId);
    else territory.waiting.set(row.workflowId, row);
    territory.fewestDays = [...territory.waiting.values()].reduce<number | undefined>(
      (fewest, { trigger }) =>
        trigger?.type === 'partner_inactive' ? Math.min(trigger.config.days, fewest ?? trigger.config.days) : fewest,
      undefined,
    );
  };
  const keepOwed = (debt: Owed) => {
    const name = nameOf(debt.organizationId, debt.awaited);
    owed.set(name, debt);
    owedById.set(`${debt.organizationId}/${debt.id}`, name);
  };
  const pay = (organizationId: string, id: string) => {
    const name = owedById.get(`${organizationId}/${id}`);
    if (name === undefined) return;
    owed.delete(name);
    owedById.delete(`${organizationId}/${id}`);
    changedOwed.set(`${organizationId}/${id}`, { organizationId, key: id, row: undefined, position: seen });
  };
  const owe = (territory: Territory, awaited: AwaitedMoment) => {
    const { organizationId } = territory;
    const id = timeTriggerIdOf(awaited, ids);
    keepOwed({ id, organizationId, timeZone: timeZoneOf(territory), awaited });
    changedOwed.set(`${organizationId}/${id}`, { organizationId, key: id, row: owedRow(awaited), position: seen });
  };

  const advance = (now: Timestamp) => {
    if (now < time) return;
    time = now;
    for (let due = agenda.takeDue(now); due !== undefined; due = agenda.takeDue(now)) {
      const slash = due.name.indexOf('/');
      const territory = territoryOf(due.name.slice(0, slash));
      const pending = pendingOf(territory, territory.rows.get(due.name.slice(slash + 1)));
      for (const awaited of pending) {
        if (awaited.moment.dueAt <= now) owe(territory, awaited);
        else agenda.add(due.name, awaited.moment.dueAt);
      }
    }
  };

  for await (const { organizationId, key, row } of rows.scan(watchedModel)) keep(territoryOf(organizationId), key, row);
  for await (const { organizationId, key, row } of rows.scan(owedModel)) {
    const awaited = owedMoment(row);
    const timeZone = timeZoneOf(territoryOf(organizationId));
    if (awaited !== undefined) keepOwed({ id: key, organizationId, timeZone, awaited });
  }
  for (const territory of territories.values()) planAll(territory);

  return {
    advance,
    take: (event) => {
      advance(event.recordedAt);
      seen = event.position;
      const key = watchedKeyOf(event);
      if (key === undefined) return;
      const { organizationId } = event.metadata;
      const territory = territoryOf(organizationId);
      const before = territory.rows.get(key);
      const row = watch(before, event);
      if (row !== undefined && row !== before) {
        keep(territory, key, row);
        changed.set(`${organizationId}/${key}`, { organizationId, key, row, position: event.position });
      }
      const noted = (event.data as { readonly timeTriggerId?: string }).timeTriggerId;
      if (noted !== undefined) pay(organizationId, noted);
      if (row?.kind === 'partner' || row?.kind === 'contract') plan(territory, key);
      else if (row !== undefined && row !== before && beginsToWait(row, before)) planAll(territory);
    },
    owed: () => [...owed.values()].sort(byTime),
    debts: () => owed.size,
    next: agenda.next,
    takeWrites: () => {
      const writes = { owed: [...changedOwed.values()], watched: [...changed.values()] };
      changedOwed.clear();
      changed.clear();
      return writes;
    },
    size: agenda.size,
  };
};

// A workflow that waits for something new, or an organization that has moved: either changes what comes next for everybody.
const beginsToWait = (row: Watched, before: Watched | undefined): boolean =>
  row.kind === 'organization' ||
  (row.kind === 'workflow' &&
    row.trigger !== null &&
    (before?.kind !== 'workflow' || before.trigger === null || before.position !== row.position));

const nameOf = (organizationId: string, awaited: AwaitedMoment): string =>
  awaited.type === 'partner_inactive'
    ? `${organizationId}/${awaited.workflowId}/${awaited.days}/${awaited.moment.position}`
    : `${organizationId}/${awaited.workflowId}/${awaited.moment.contractId}/${awaited.moment.renewalDate}`;

const byTime = ({ awaited: { moment: one }, id }: Owed, { awaited: { moment: other }, id: otherId }: Owed): number =>
  one.dueAt < other.dueAt ? -1 : one.dueAt > other.dueAt ? 1 : id < otherId ? -1 : 1;
