import { deciders, eventResource, type Message, type Recorded, TRIGGER_EVENTS } from '@partneros/domain';
import type { Projection, RowChange } from '../kernel/projection.ts';
import { type PartnerHistoryRow, partnerHistoryModel } from './partner-history.model.ts';

// As many digits as the largest position has, so that keys order like positions.
const DIGITS = 19;

const STARTING: ReadonlySet<string> = new Set(Object.values(TRIGGER_EVENTS).flat());

const partnerOf = ({ data }: Recorded<Message>): string | undefined => {
  const { partnerId } = data as { readonly partnerId?: unknown };
  return typeof partnerId === 'string' && partnerId !== '' ? partnerId : undefined;
};

const appear: RowChange<PartnerHistoryRow, Message> = (_row, event) => {
  const partnerId = partnerOf(event);
  if (partnerId === undefined) return undefined;
  const { type, recordedAt, metadata } = event;
  const starts = STARTING.has(type) && !metadata.silent ? `${type} ${recordedAt}` : null;
  return { ...eventResource(event), partnerId, starts };
};

/**
 * The history of a partner is every event, of whatever aggregate, whose data has its `partnerId`. An aggregate that
 * belongs to a partner therefore carries `partnerId` in each of its events; there is nothing else to register.
 */
export const partnerHistory: Projection<PartnerHistoryRow, Message> = {
  model: partnerHistoryModel,
  keysOf: (event) => {
    const partnerId = partnerOf(event);
    return partnerId === undefined ? [] : [`${partnerId}/${String(event.position).padStart(DIGITS, '0')}`];
  },
  on: Object.fromEntries(deciders.flatMap(({ events }) => Object.keys(events)).map((type) => [type, appear])),
};
