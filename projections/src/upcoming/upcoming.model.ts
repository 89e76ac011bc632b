import type { ReadModel, Watched } from '@partneros/domain';

/** A run that has begun: the steps that wait for a moment, and for which. */
export interface WaitingRun {
  readonly kind: 'run';
  readonly runId: string;
  readonly workflowId: string;
  readonly partnerId: string | null;
  readonly isHeld: boolean;
  /** By node. */
  readonly waits: Readonly<Record<string, string>>;
}

/** A deal registration that will expire. */
export interface ExpiringRegistration {
  readonly kind: 'registration';
  readonly dealRegistrationId: string;
  readonly partnerId: string;
  readonly expiresAt: string;
}

/** Something out of which follows what will happen, and when. */
export type UpcomingRow = Watched | WaitingRun | ExpiringRegistration;

/** The step of a run that goes on first; `undefined`: none waits, or the run is held. */
export const nextWaitOf = ({ isHeld, waits }: WaitingRun): { nodeId: string; dueAt: string } | undefined => {
  const [first] = Object.entries(waits).sort(([, one], [, other]) => (one < other ? -1 : 1));
  return isHeld || first === undefined ? undefined : { nodeId: first[0], dueAt: first[1] };
};

/**
 * What will happen? One row per partner, contract, waiting run and open registration, and not one for each workflow that
 * waits for them: their moments follow when they are asked for. `order` is what the moments of a kind are sorted by.
 */
export const upcomingModel: ReadModel<UpcomingRow> = {
  name: 'upcoming',
  version: 1,
  fields: {
    kind: { kind: 'exact', of: (row) => row.kind },
    order: { kind: 'exact', of: (row) => orderOf(row) },
    partnerId: { kind: 'exact', of: (row) => ('partnerId' in row ? row.partnerId : null) },
    workflowId: { kind: 'exact', of: (row) => ('workflowId' in row ? row.workflowId : null) },
    waitsForTime: { kind: 'exact', of: (row) => row.kind === 'workflow' && row.trigger !== null },
  },
};

const orderOf = (row: UpcomingRow): string | null => {
  switch (row.kind) {
    case 'partner':
      return row.isArchived || row.lastActivityAt === null ? null : `${row.lastActivityAt} ${row.partnerId}`;
    case 'contract':
      return row.hasEnded ? null : `${row.renewalDate} ${row.contractId}`;
    case 'registration':
      return `${row.expiresAt} ${row.dealRegistrationId}`;
    case 'run': {
      const next = nextWaitOf(row);
      return next === undefined ? null : `${next.dueAt} ${row.runId}`;
    }
    case 'workflow':
    case 'organization':
      return null;
  }
};
