import { type Decision, reject } from '../kernel/decider.ts';
import { sameName, trackIn } from './find-in-program.ts';
import type { ProgramEvent } from './program.events.ts';
import type { ProgramRejection } from './program.rejections.ts';
import type { Program } from './program.state.ts';

/** Adds a tier on top of a track. Nobody earns it before it has requirements. */
export interface DefineTier {
  readonly type: 'DefineTier';
  readonly data: {
    readonly programId: string;
    readonly tierId: string;
    readonly trackId: string;
    readonly name: string;
  };
}

/** Tiers that a track can have. */
export const MOST_TIERS = 20;

export const defineTier = ({ data }: DefineTier, program: Program): Decision<ProgramEvent, ProgramRejection> => {
  const track = trackIn(program, data.trackId);
  if (track === undefined) return reject('track-not-found');
  if (track.tiers.some(({ name }) => sameName(name, data.name))) return reject('tier-name-taken');
  return track.tiers.length < MOST_TIERS
    ? [{ type: 'TierDefined', data: { ...data, rank: track.tiers.length + 1 } }]
    : reject('program-full');
};
