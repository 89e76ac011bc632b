import { type DataOf, type Decision, reject } from '../kernel/decider.ts';
import { segmentIn } from './find-in-program.ts';
import type { ProgramEvent } from './program.events.ts';
import type { ProgramRejection } from './program.rejections.ts';
import type { Program } from './program.state.ts';

/** Takes a partner into a segment by hand, whatever the segment's rules say of it. */
export interface PlacePartnerInSegment {
  readonly type: 'PlacePartnerInSegment';
  readonly data: DataOf<ProgramEvent, 'PartnerPlacedInSegment'>;
}

/** By hand is for exceptions: whoever has more has a rule. */
export const MOST_PLACED = 500;

export const placePartnerInSegment = (
  { data }: PlacePartnerInSegment,
  program: Program,
): Decision<ProgramEvent, ProgramRejection> => {
  const segment = segmentIn(program, data.segmentId);
  if (segment === undefined) return reject('segment-not-found');
  if (segment.partnerIds.includes(data.partnerId)) return [];
  return segment.partnerIds.length < MOST_PLACED ? [{ type: 'PartnerPlacedInSegment', data }] : reject('segment-full');
};
