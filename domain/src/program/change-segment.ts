import { type Decision, reject } from '../kernel/decider.ts';
import type { Partially } from '../kernel/defined.ts';
import { changesOf } from '../kernel/same-json.ts';
import { sameName, segmentIn } from './find-in-program.ts';
import type { ProgramEvent, SegmentDetails } from './program.events.ts';
import type { ProgramRejection } from './program.rejections.ts';
import type { Program } from './program.state.ts';

/** Changes what a segment says. Only what is given and differs is recorded. */
export interface ChangeSegment {
  readonly type: 'ChangeSegment';
  readonly data: {
    readonly programId: string;
    readonly segmentId: string;
    readonly changes: Partially<SegmentDetails>;
  };
}

export const changeSegment = (
  { data: { programId, segmentId, changes: wanted } }: ChangeSegment,
  program: Program,
): Decision<ProgramEvent, ProgramRejection> => {
  const segment = segmentIn(program, segmentId);
  if (segment === undefined) return reject('segment-not-found');
  const { name } = wanted;
  if (name !== undefined && program.segments.some((other) => other !== segment && sameName(other.name, name)))
    return reject('segment-name-taken');
  const changes = changesOf<SegmentDetails>(segment, wanted);
  return Object.keys(changes).length === 0 ? [] : [{ type: 'SegmentChanged', data: { programId, segmentId, changes } }];
};
