import { type Decision, reject } from '../kernel/decider.ts';
import { tierIn } from './find-in-program.ts';
import type { ProgramEvent } from './program.events.ts';
import type { ProgramRejection } from './program.rejections.ts';
import type { Program } from './program.state.ts';

/** Ends a tier. Whoever had it by evaluation is evaluated anew; whoever was given it by hand keeps it. */
export interface ArchiveTier {
  readonly type: 'ArchiveTier';
  readonly data: { readonly programId: string; readonly tierId: string };
}

export const archiveTier = (
  { data: { programId, tierId } }: ArchiveTier,
  program: Program,
): Decision<ProgramEvent, ProgramRejection> => {
  const found = tierIn(program, tierId);
  return found === undefined
    ? reject('tier-not-found')
    : [{ type: 'TierArchived', data: { programId, tierId, trackId: found.track.trackId } }];
};
