import { type Decision, reject } from '../kernel/decider.ts';
import { sameName, tierIn } from './find-in-program.ts';
import type { ProgramEvent } from './program.events.ts';
import type { ProgramRejection } from './program.rejections.ts';
import type { Program } from './program.state.ts';

/** Calls a tier something else. Whoever has it keeps it, and is called so, too. */
export interface RenameTier {
  readonly type: 'RenameTier';
  readonly data: { readonly programId: string; readonly tierId: string; readonly name: string };
}

export const renameTier = (
  { data: { programId, tierId, name } }: RenameTier,
  program: Program,
): Decision<ProgramEvent, ProgramRejection> => {
  const found = tierIn(program, tierId);
  if (found === undefined) return reject('tier-not-found');
  const { track, tier } = found;
  if (tier.name === name) return [];
  if (track.tiers.some((other) => other !== tier && sameName(other.name, name))) return reject('tier-name-taken');
  return [{ type: 'TierRenamed', data: { programId, tierId, trackId: track.trackId, from: tier.name, to: name } }];
};
