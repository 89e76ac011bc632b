import type { DataOf } from '../kernel/decider.ts';
import type { PartnerEvent } from './partner.events.ts';

/** Keeps how well a partner fits and how the relation is doing, as computed at a moment. */
export interface RecordPartnerScores {
  readonly type: 'RecordPartnerScores';
  readonly data: DataOf<PartnerEvent, 'PartnerScoresComputed'>;
}

export const recordPartnerScores = ({ data }: RecordPartnerScores): readonly PartnerEvent[] => [
  { type: 'PartnerScoresComputed', data },
];
