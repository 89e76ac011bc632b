import { type DataOf, type Decision, reject } from '../kernel/decider.ts';
import { trackIn } from './find-in-program.ts';
import type { ProgramEvent } from './program.events.ts';
import type { ProgramRejection } from './program.rejections.ts';
import type { Program } from './program.state.ts';

/** Ends a track with its tiers. Its partners are on another track from then on, or on none. */
export interface ArchiveTrack {
  readonly type: 'ArchiveTrack';
  readonly data: DataOf<ProgramEvent, 'TrackArchived'>;
}

export const archiveTrack = ({ data }: ArchiveTrack, program: Program): Decision<ProgramEvent, ProgramRejection> =>
  trackIn(program, data.trackId) === undefined ? reject('track-not-found') : [{ type: 'TrackArchived', data }];
