import { type DataOf, type Decision, reject } from '../kernel/decider.ts';
import { sameJson } from '../kernel/same-json.ts';
import { trackIn } from './find-in-program.ts';
import type { ProgramEvent } from './program.events.ts';
import type { ProgramRejection } from './program.rejections.ts';
import type { Program } from './program.state.ts';
import { sameMembers } from './same-members.ts';

/** Puts the tiers of a track in another order, lowest first. */
export interface ReorderTiers {
  readonly type: 'ReorderTiers';
  readonly data: DataOf<ProgramEvent, 'TiersReordered'>;
}

export const reorderTiers = ({ data }: ReorderTiers, program: Program): Decision<ProgramEvent, ProgramRejection> => {
  const track = trackIn(program, data.trackId);
  if (track === undefined) return reject('track-not-found');
  const ids = track.tiers.map(({ tierId }) => tierId);
  if (!sameMembers(ids, data.tierIds)) return reject('order-incomplete');
  return sameJson(ids, data.tierIds) ? [] : [{ type: 'TiersReordered', data }];
};
