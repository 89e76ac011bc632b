import { type DataOf, type Decision, reject } from '../kernel/decider.ts';
import { sameName } from './find-in-program.ts';
import type { ProgramEvent } from './program.events.ts';
import type { ProgramRejection } from './program.rejections.ts';
import type { Program } from './program.state.ts';

/** Names partners that have something in common. */
export interface DefineSegment {
  readonly type: 'DefineSegment';
  readonly data: DataOf<ProgramEvent, 'SegmentDefined'>;
}

/** Segments that a programme can have. */
export const MOST_SEGMENTS = 100;

export const defineSegment = (
  { data }: DefineSegment,
  { segments }: Program,
): Decision<ProgramEvent, ProgramRejection> => {
  if (segments.some(({ name }) => sameName(name, data.name))) return reject('segment-name-taken');
  return segments.length < MOST_SEGMENTS ? [{ type: 'SegmentDefined', data }] : reject('program-full');
};
