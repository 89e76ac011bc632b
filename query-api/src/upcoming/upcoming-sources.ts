import {
  addDays,
  addMillis,
  DAY,
  DEFAULT_TIME_ZONE,
  ORGANIZATION_KEY,
  pendingMoments,
  type Timestamp,
  type WatchedWorkflow,
  wallTimeOf,
  watchedKey,
} from '@partneros/domain';
import { nextWaitOf, type UpcomingRow, upcomingModel } from '@partneros/projections/models';
import { findAll } from '../http/find-all.ts';
import type { QueryDeps } from '../http/query-deps.ts';
import { type UpcomingItem, upcomingItem } from './upcoming-item.ts';

/** One kind of thing that will happen, sorted by when: for time triggers one for each workflow that waits. */
export interface UpcomingSource {
  /** Its items' ids begin with this. */
  readonly name: string;
  readonly where: Readonly<Record<string, string>>;
  /** By what the rows are sorted whose moment is this one: no moment is earlier that is sorted later. */
  readonly orderAt: (at: Timestamp) => string;
  readonly itemOf: (row: UpcomingRow) => Promise<UpcomingItem | undefined> | UpcomingItem | undefined;
}

/** What is asked for. */
export interface UpcomingFilters {
  readonly kind?: UpcomingItem['kind'] | undefined;
  readonly partnerId?: string | undefined;
  readonly workflowId?: string | undefined;
}

/** Everything in an organization that will happen by itself, as far as it is asked for. */
export const upcomingSources = async (
  deps: Pick<QueryDeps, 'rows'>,
  organizationId: string,
  { kind, partnerId, workflowId }: UpcomingFilters,
): Promise<readonly UpcomingSource[]> => {
  const home = await deps.rows.get(upcomingModel, organizationId, ORGANIZATION_KEY);
  const timeZone = home?.kind === 'organization' ? home.timeZone : DEFAULT_TIME_ZONE;
  const waiting = (
    await findAll(deps.rows, upcomingModel, organizationId, {
      where: { kind: 'workflow', waitsForTime: true, ...(workflowId && { workflowId }) },
    })
  ).filter((row): row is WatchedWorkflow => row.kind === 'workflow');

  const isArchived = async (id: string): Promise<boolean> => {
    const row = await deps.rows.get(upcomingModel, organizationId, watchedKey('partner', id));
    return row?.kind === 'partner' && row.isArchived;
  };
  const sources = [
    delays(workflowId),
    ...(workflowId === undefined ? [expiries] : []),
    ...waiting.map((each) => moments(each, timeZone, isArchived)),
  ];
  return sources
    .filter((source) => kind === undefined || source.kind === kind)
    .map(({ kind: _kind, ...source }) =>
      partnerId === undefined ? source : { ...source, where: { ...source.where, partnerId } },
    );
};

type KindOfSource = UpcomingSource & { readonly kind: UpcomingItem['kind'] };

const delays = (workflowId: string | undefined): KindOfSource => ({
  name: 'delay',
  kind: 'delay',
  where: { kind: 'run', ...(workflowId !== undefined && { workflowId }) },
  orderAt: (at) => at,
  itemOf: (row) => {
    const next = row.kind === 'run' ? nextWaitOf(row) : undefined;
    if (row.kind !== 'run' || next === undefined) return undefined;
    const { runId, workflowId: of, partnerId } = row;
    return upcomingItem(`delay/${runId}`, 'delay', { ...next, runId, workflowId: of, partnerId });
  },
});

const expiries: KindOfSource = {
  name: 'registration_expiry',
  kind: 'registration_expiry',
  where: { kind: 'registration' },
  orderAt: (at) => at,
  itemOf: (row) => {
    if (row.kind !== 'registration') return undefined;
    const { dealRegistrationId, partnerId, expiresAt: dueAt } = row;
    const id = `registration_expiry/${dealRegistrationId}`;
    return upcomingItem(id, 'registration_expiry', { dueAt, dealRegistrationId, partnerId });
  },
};

const moments = (
  workflow: WatchedWorkflow,
  timeZone: string,
  isArchived: (partnerId: string) => Promise<boolean>,
): KindOfSource => {
  const { workflowId, trigger } = workflow;
  const kind = trigger?.type === 'partner_inactive' ? 'inactivity' : 'renewal';
  const name = `${kind}/${workflowId}`;
  return {
    name,
    kind,
    where: { kind: kind === 'inactivity' ? 'partner' : 'contract' },
    orderAt: (at) =>
      trigger?.type === 'contract_renewal_approaching'
        ? addDays(wallTimeOf(at, timeZone).date, trigger.config.daysBefore)
        : addMillis(at, -(trigger?.config.days ?? 0) * DAY),
    itemOf: async (row) => {
      if (row.kind !== 'partner' && row.kind !== 'contract') return undefined;
      const archived = row.kind === 'partner' ? row.isArchived : await isArchived(row.partnerId);
      const [awaited] = pendingMoments(row, [workflow], { timeZone, isArchived: archived });
      if (awaited === undefined) return undefined;
      const { partnerId, dueAt } = awaited.moment;
      const about = { dueAt, partnerId, workflowId };
      if (awaited.type === 'partner_inactive')
        return upcomingItem(`${name}/${partnerId}`, kind, { ...about, lastActivityAt: awaited.moment.lastActivityAt });
      const { contractId, renewalDate } = awaited.moment;
      return upcomingItem(`${name}/${contractId}`, kind, { ...about, contractId, renewalDate });
    },
  };
};
