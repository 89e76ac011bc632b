import { given } from '../testing/given.ts';
import { type ProgramCommand, program } from './program.decider.ts';
import type { ProgramEvent } from './program.events.ts';
import { segmentDefined, trackDefined } from './program.examples.ts';

const programId = 'org-1';
const segment = { programId, segmentId: 'segment-1' };
const placed = (partnerId: string): ProgramEvent => ({
  type: 'PartnerPlacedInSegment',
  data: { ...segment, partnerId },
});
const define = (name: string): ProgramCommand => ({
  type: 'DefineSegment',
  data: { programId, segmentId: 'segment-2', name, family: 'market', rules: [] },
});
const change = (changes: object, segmentId = 'segment-1'): ProgramCommand => ({
  type: 'ChangeSegment',
  data: { programId, segmentId, changes },
});
const remove: ProgramCommand = { type: 'RemoveSegment', data: segment };
const place = (partnerId: string): ProgramCommand => ({
  type: 'PlacePartnerInSegment',
  data: { ...segment, partnerId },
});
const takeOut = (partnerId: string): ProgramCommand => ({
  type: 'TakePartnerOutOfSegment',
  data: { ...segment, partnerId },
});

describe('segments of a programme', () => {
  it('are defined, the first of all included', () => {
    const defined = segmentDefined({ segmentId: 'segment-2', name: 'Cloud', rules: [] });
    given(program).when(define('Cloud')).then(defined);
    given(program, segmentDefined()).when(define('Cloud')).then(defined);
  });

  it('have names of their own, in whatever case', () => {
    given(program, segmentDefined({ name: 'Cloud' }))
      .when(define('CLOUD'))
      .thenRejected('segment-name-taken');
    given(program, segmentDefined(), segmentDefined({ segmentId: 'segment-2', name: 'Cloud' }))
      .when(change({ name: 'cloud' }))
      .thenRejected('segment-name-taken');
  });

  it('are a hundred at most', () => {
    const many = Array.from({ length: 100 }, (_, n) => segmentDefined({ segmentId: `s-${n}`, name: `Segment ${n}` }));
    given(program, ...many)
      .when(define('Cloud'))
      .thenRejected('program-full');
  });

  it('change in what is different', () => {
    given(program, segmentDefined())
      .when(change({ name: 'Resellers of Europe', rules: [] }))
      .then({ type: 'SegmentChanged', data: { ...segment, changes: { rules: [] } } });
    given(program, segmentDefined())
      .when(change({ family: 'market' }))
      .thenNothing();
    given(program, segmentDefined()).when(change({}, 'segment-9')).thenRejected('segment-not-found');
  });

  it('are removed when no track is for them', () => {
    given(program, segmentDefined()).when(remove).then({ type: 'SegmentRemoved', data: segment });
    given(program, segmentDefined(), trackDefined({ segmentId: 'segment-1' }))
      .when(remove)
      .thenRejected('segment-in-use', ['track Sell is for it']);
    given(program).when(remove).thenRejected('segment-not-found');
  });

  it('take partners in and out by hand, once', () => {
    given(program, segmentDefined()).when(place('partner-1')).then(placed('partner-1'));
    given(program, segmentDefined(), placed('partner-1')).when(place('partner-1')).thenNothing();
    given(program, segmentDefined(), placed('partner-1'))
      .when(takeOut('partner-1'))
      .then({ type: 'PartnerTakenOutOfSegment', data: { ...segment, partnerId: 'partner-1' } });
    given(program, segmentDefined()).when(takeOut('partner-1')).thenRejected('partner-not-in-segment');
    given(program).when(place('partner-1')).thenRejected('segment-not-found');
    given(program).when(takeOut('partner-1')).thenRejected('segment-not-found');
  });

  it('take five hundred partners by hand', () => {
    const many = Array.from({ length: 500 }, (_, n) => placed(`partner-${n}`));
    given(program, segmentDefined(), ...many)
      .when(place('one-more'))
      .thenRejected('segment-full');
  });
});
