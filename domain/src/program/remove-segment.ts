import { type DataOf, type Decision, reject } from '../kernel/decider.ts';
import { segmentIn } from './find-in-program.ts';
import type { ProgramEvent } from './program.events.ts';
import type { ProgramRejection } from './program.rejections.ts';
import type { Program } from './program.state.ts';

/** Gives a segment up that no track is for. */
export interface RemoveSegment {
  readonly type: 'RemoveSegment';
  readonly data: DataOf<ProgramEvent, 'SegmentRemoved'>;
}

export const removeSegment = ({ data }: RemoveSegment, program: Program): Decision<ProgramEvent, ProgramRejection> => {
  if (segmentIn(program, data.segmentId) === undefined) return reject('segment-not-found');
  const users = program.tracks.filter(({ segmentId }) => segmentId === data.segmentId);
  return users.length === 0
    ? [{ type: 'SegmentRemoved', data }]
    : reject(
        'segment-in-use',
        users.map(({ name }) => `track ${name} is for it`),
      );
};
