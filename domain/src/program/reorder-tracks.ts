import { type DataOf, type Decision, reject } from '../kernel/decider.ts';
import { sameJson } from '../kernel/same-json.ts';
import type { ProgramEvent } from './program.events.ts';
import type { ProgramRejection } from './program.rejections.ts';
import type { Program } from './program.state.ts';
import { sameMembers } from './same-members.ts';

/** Puts the tracks in another order, which says who is on which: a partner is on the first that is for it. */
export interface ReorderTracks {
  readonly type: 'ReorderTracks';
  readonly data: DataOf<ProgramEvent, 'TracksReordered'>;
}

export const reorderTracks = (
  { data }: ReorderTracks,
  { tracks }: Program,
): Decision<ProgramEvent, ProgramRejection> => {
  const ids = tracks.map(({ trackId }) => trackId);
  if (!sameMembers(ids, data.trackIds)) return reject('order-incomplete');
  return sameJson(ids, data.trackIds) ? [] : [{ type: 'TracksReordered', data }];
};
