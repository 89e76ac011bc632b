import { evolution } from '../kernel/decider.ts';
import { defined } from '../kernel/defined.ts';
import type { ProgramEvent, SegmentDetails, TierEvaluation, TrackDetails } from './program.events.ts';
import type { TierRequirement } from './tier-rules.ts';

/** Partners that have something in common. */
export interface Segment extends SegmentDetails {
  readonly segmentId: string;
  /** Who belongs to it by hand, whatever its rules say. */
  readonly partnerIds: readonly string[];
}

/** A level of a track. */
export interface Tier {
  readonly tierId: string;
  readonly name: string;
  /** What it was called before: a partner that still has one of these names is of this tier. */
  readonly formerNames: readonly string[];
  /** All of them have to be met. `null`: it is given by hand. */
  readonly requirements: readonly TierRequirement[] | null;
}

/** A ladder of tiers, lowest first. */
export interface Track extends TrackDetails {
  readonly trackId: string;
  readonly tiers: readonly Tier[];
}

/** An organization's programme as callers see it, between its id and its version. */
export interface Program {
  readonly segments: readonly Segment[];
  /** A partner is on the first that is for it. Archived ones are gone. */
  readonly tracks: readonly Track[];
  readonly evaluation: TierEvaluation;
}

/** What an organization that has defined nothing has. */
export const NO_PROGRAM: Program = {
  segments: [],
  tracks: [],
  evaluation: { automatic: false, demotion: 'never', graceDays: 30 },
};

export const evolveProgram = evolution<
  Program,
  ProgramEvent,
  'SegmentDefined' | 'TrackDefined' | 'TierEvaluationChanged'
>(
  {
    SegmentDefined: ({ segmentId, name, family, rules }, program = NO_PROGRAM) => ({
      ...program,
      segments: [...program.segments, { segmentId, name, family, rules, partnerIds: [] }],
    }),
    TrackDefined: ({ trackId, name, slug, description, segmentId }, program = NO_PROGRAM) => ({
      ...program,
      tracks: [...program.tracks, { trackId, name, slug, description, segmentId, tiers: [] }],
    }),
    TierEvaluationChanged: ({ to }, program = NO_PROGRAM) => ({ ...program, evaluation: to }),
  },
  {
    SegmentChanged: (program, { segmentId, changes }) =>
      onSegment(program, segmentId, (segment) => ({ ...segment, ...defined<SegmentDetails>(changes) })),
    SegmentRemoved: (program, { segmentId }) => ({
      ...program,
      segments: program.segments.filter((segment) => segment.segmentId !== segmentId),
    }),
    PartnerPlacedInSegment: (program, { segmentId, partnerId }) =>
      onSegment(program, segmentId, (segment) => ({ ...segment, partnerIds: [...segment.partnerIds, partnerId] })),
    PartnerTakenOutOfSegment: (program, { segmentId, partnerId }) =>
      onSegment(program, segmentId, (segment) => ({
        ...segment,
        partnerIds: segment.partnerIds.filter((known) => known !== partnerId),
      })),
    TrackChanged: (program, { trackId, changes }) =>
      onTrack(program, trackId, (track) => ({ ...track, ...defined<TrackDetails>(changes) })),
    TracksReordered: (program, { trackIds }) => ({
      ...program,
      tracks: inOrder(program.tracks, trackIds, ({ trackId }) => trackId),
    }),
    TrackArchived: (program, { trackId }) => ({
      ...program,
      tracks: program.tracks.filter((track) => track.trackId !== trackId),
    }),
    TierDefined: (program, { trackId, tierId, name }) =>
      onTrack(program, trackId, (track) => ({
        ...track,
        tiers: [...track.tiers, { tierId, name, formerNames: [], requirements: null }],
      })),
    TierRenamed: (program, { trackId, tierId, from, to }) =>
      onTier(program, trackId, tierId, (tier) => ({
        ...tier,
        name: to,
        formerNames: [...tier.formerNames.filter((name) => name !== to && name !== from), from],
      })),
    TierRequirementsChanged: (program, { trackId, tierId, requirements }) =>
      onTier(program, trackId, tierId, (tier) => ({ ...tier, requirements })),
    TiersReordered: (program, { trackId, tierIds }) =>
      onTrack(program, trackId, (track) => ({
        ...track,
        tiers: inOrder(track.tiers, tierIds, ({ tierId }) => tierId),
      })),
    TierArchived: (program, { trackId, tierId }) =>
      onTrack(program, trackId, (track) => ({ ...track, tiers: track.tiers.filter((tier) => tier.tierId !== tierId) })),
  },
);

const onSegment = (program: Program, segmentId: string, change: (segment: Segment) => Segment): Program => ({
  ...program,
  segments: program.segments.map((segment) => (segment.segmentId === segmentId ? change(segment) : segment)),
});

const onTrack = (program: Program, trackId: string, change: (track: Track) => Track): Program => ({
  ...program,
  tracks: program.tracks.map((track) => (track.trackId === trackId ? change(track) : track)),
});

const onTier = (program: Program, trackId: string, tierId: string, change: (tier: Tier) => Tier): Program =>
  onTrack(program, trackId, (track) => ({
    ...track,
    tiers: track.tiers.map((tier) => (tier.tierId === tierId ? change(tier) : tier)),
  }));

// What the order does not name stays, behind the others.
const inOrder = <Item>(
  items: readonly Item[],
  ids: readonly string[],
  idOf: (item: Item) => string,
): readonly Item[] => {
  const placeOf = (item: Item) => (ids.includes(idOf(item)) ? ids.indexOf(idOf(item)) : ids.length);
  return items.toSorted((one, other) => placeOf(one) - placeOf(other));
};
