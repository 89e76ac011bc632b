import { Id } from '@partneros/domain';
import { z } from 'zod';

/** What may be about to happen. */
export const UPCOMING_KINDS = ['delay', 'registration_expiry', 'renewal', 'inactivity'] as const;

/** Something that will happen if nothing else happens until then. */
export const UpcomingItem = z.object({
  id: z.string(),
  kind: z.enum(UPCOMING_KINDS),
  dueAt: z.string(),
  partnerId: Id.nullable(),
  workflowId: Id.nullable(),
  runId: Id.nullable(),
  nodeId: Id.nullable(),
  dealRegistrationId: Id.nullable(),
  contractId: Id.nullable(),
  renewalDate: z.string().nullable(),
  lastActivityAt: z.string().nullable(),
});
export type UpcomingItem = Readonly<z.output<typeof UpcomingItem>>;

/** An item that is nothing but its id, kind and moment. */
export const upcomingItem = (
  id: string,
  kind: UpcomingItem['kind'],
  over: Partial<UpcomingItem> & Pick<UpcomingItem, 'dueAt'>,
): UpcomingItem => ({
  id,
  kind,
  partnerId: null,
  workflowId: null,
  runId: null,
  nodeId: null,
  dealRegistrationId: null,
  contractId: null,
  renewalDate: null,
  lastActivityAt: null,
  ...over,
});

/** Order of a list: by moment, then by id. */
export const byMoment = (
  one: Pick<UpcomingItem, 'dueAt' | 'id'>,
  other: Pick<UpcomingItem, 'dueAt' | 'id'>,
): number => {
  if (one.dueAt !== other.dueAt) return one.dueAt < other.dueAt ? -1 : 1;
  return one.id < other.id ? -1 : Number(one.id > other.id);
};
