import { type DataOf, type Decision, reject } from '../kernel/decider.ts';
import { segmentIn } from './find-in-program.ts';
import type { ProgramEvent } from './program.events.ts';
import type { ProgramRejection } from './program.rejections.ts';
import type { Program } from './program.state.ts';

/** Takes a partner out again that is in a segment by hand. What the segment's rules say of it holds then. */
export interface TakePartnerOutOfSegment {
  readonly type: 'TakePartnerOutOfSegment';
  readonly data: DataOf<ProgramEvent, 'PartnerTakenOutOfSegment'>;
}

export const takePartnerOutOfSegment = (
  { data }: TakePartnerOutOfSegment,
  program: Program,
): Decision<ProgramEvent, ProgramRejection> => {
  const segment = segmentIn(program, data.segmentId);
  if (segment === undefined) return reject('segment-not-found');
  return segment.partnerIds.includes(data.partnerId)
    ? [{ type: 'PartnerTakenOutOfSegment', data }]
    : reject('partner-not-in-segment');
};
