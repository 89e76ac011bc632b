import { type Decision, reject } from '../kernel/decider.ts';
import type { Partially } from '../kernel/defined.ts';
import { changesOf } from '../kernel/same-json.ts';
import { sameName, segmentIn, trackIn } from './find-in-program.ts';
import type { ProgramEvent, TrackDetails } from './program.events.ts';
import type { ProgramRejection } from './program.rejections.ts';
import type { Program } from './program.state.ts';

/** Changes what a track says and whom it is for. Only what is given and differs is recorded. */
export interface ChangeTrack {
  readonly type: 'ChangeTrack';
  readonly data: { readonly programId: string; readonly trackId: string; readonly changes: Partially<TrackDetails> };
}

export const changeTrack = (
  { data: { programId, trackId, changes: wanted } }: ChangeTrack,
  program: Program,
): Decision<ProgramEvent, ProgramRejection> => {
  const track = trackIn(program, trackId);
  if (track === undefined) return reject('track-not-found');
  const { name, slug, segmentId } = wanted;
  if (segmentId && segmentIn(program, segmentId) === undefined) return reject('segment-not-found');
  const isTaken = program.tracks.some(
    (other) => other !== track && (other.slug === slug || (name !== undefined && sameName(other.name, name))),
  );
  if (isTaken) return reject('track-taken');
  const changes = changesOf<TrackDetails>(track, wanted);
  return Object.keys(changes).length === 0 ? [] : [{ type: 'TrackChanged', data: { programId, trackId, changes } }];
};
