import { type DataOf, type Decision, reject } from '../kernel/decider.ts';
import { sameName, segmentIn } from './find-in-program.ts';
import type { ProgramEvent } from './program.events.ts';
import type { ProgramRejection } from './program.rejections.ts';
import type { Program } from './program.state.ts';

/** Adds a ladder of tiers, behind the other tracks. */
export interface DefineTrack {
  readonly type: 'DefineTrack';
  readonly data: DataOf<ProgramEvent, 'TrackDefined'>;
}

/** Tracks that a programme can have. */
export const MOST_TRACKS = 50;

export const defineTrack = ({ data }: DefineTrack, program: Program): Decision<ProgramEvent, ProgramRejection> => {
  if (data.segmentId !== null && segmentIn(program, data.segmentId) === undefined) return reject('segment-not-found');
  if (program.tracks.some(({ name, slug }) => sameName(name, data.name) || slug === data.slug))
    return reject('track-taken');
  return program.tracks.length < MOST_TRACKS ? [{ type: 'TrackDefined', data }] : reject('program-full');
};
