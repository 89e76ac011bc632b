import { given } from '../testing/given.ts';
import { type ProgramCommand, program } from './program.decider.ts';
import { segmentDefined, tierDefined, trackDefined } from './program.examples.ts';

const programId = 'org-1';
const build = { trackId: 'track-2', name: 'Build', slug: 'build', description: null, segmentId: null };
const define = (over: object = {}): ProgramCommand => ({
  type: 'DefineTrack',
  data: { programId, ...build, ...over },
});
const change = (changes: object, trackId = 'track-1'): ProgramCommand => ({
  type: 'ChangeTrack',
  data: { programId, trackId, changes },
});
const archive: ProgramCommand = { type: 'ArchiveTrack', data: { programId, trackId: 'track-1' } };
const order = (...trackIds: string[]): ProgramCommand => ({ type: 'ReorderTracks', data: { programId, trackIds } });

describe('tracks of a programme', () => {
  it('are defined, for everybody or for a segment', () => {
    given(program).when(define()).then(trackDefined(build));
    given(program, segmentDefined())
      .when(define({ segmentId: 'segment-1' }))
      .then(trackDefined({ ...build, segmentId: 'segment-1' }));
    given(program)
      .when(define({ segmentId: 'segment-1' }))
      .thenRejected('segment-not-found');
  });

  it('have names and slugs of their own', () => {
    for (const taken of [{ name: 'SELL' }, { slug: 'sell' }]) {
      given(program, trackDefined()).when(define(taken)).thenRejected('track-taken');
      given(program, trackDefined(), trackDefined(build)).when(change(taken, 'track-2')).thenRejected('track-taken');
    }
  });

  it('are fifty at most', () => {
    const many = Array.from({ length: 50 }, (_, n) =>
      trackDefined({ trackId: `t-${n}`, name: `T ${n}`, slug: `t-${n}` }),
    );
    given(program, ...many)
      .when(define())
      .thenRejected('program-full');
  });

  it('change in what is different', () => {
    given(program, trackDefined(), segmentDefined())
      .when(change({ name: 'Sell', segmentId: 'segment-1' }))
      .then({ type: 'TrackChanged', data: { programId, trackId: 'track-1', changes: { segmentId: 'segment-1' } } });
    given(program, trackDefined())
      .when(change({ slug: 'sell' }))
      .thenNothing();
    given(program, trackDefined())
      .when(change({ segmentId: 'no-such' }))
      .thenRejected('segment-not-found');
    given(program).when(change({})).thenRejected('track-not-found');
  });

  it('end with their tiers', () => {
    given(program, trackDefined(), tierDefined('Gold', 1))
      .when(archive)
      .then({ type: 'TrackArchived', data: { programId, trackId: 'track-1' } });
    given(program).when(archive).thenRejected('track-not-found');
  });

  it('are put in another order, all of them', () => {
    const two = [trackDefined(), trackDefined(build)];
    given(program, ...two)
      .when(order('track-2', 'track-1'))
      .then({ type: 'TracksReordered', data: { programId, trackIds: ['track-2', 'track-1'] } });
    given(program, ...two)
      .when(order('track-1', 'track-2'))
      .thenNothing();
    for (const wrong of [['track-1'], ['track-1', 'track-1'], ['track-1', 'track-9']])
      given(program, ...two)
        .when(order(...wrong))
        .thenRejected('order-incomplete');
  });
});
