import { z } from 'zod';
import type { EventOf } from '../kernel/decider.ts';
import { Id } from '../kernel/fields.ts';
import { notPersonal } from '../kernel/personal.ts';
import { SEGMENT_FAMILIES, SegmentRule } from './segment-rules.ts';
import { TierRequirement } from './tier-rules.ts';

const text = notPersonal(z.string());
const program = { programId: Id };

/** What a segment says of itself. A partner belongs to it when it meets all of its rules; without rules only by hand. */
export const SegmentDetails = z.strictObject({
  name: text,
  family: z.enum(SEGMENT_FAMILIES),
  rules: z.array(SegmentRule),
});
export type SegmentDetails = Readonly<z.output<typeof SegmentDetails>>;

/** What a track says of itself. It is for the partners of one segment; `null`: for everybody. */
export const TrackDetails = z.strictObject({
  name: text,
  slug: text,
  description: text.nullable(),
  segmentId: Id.nullable(),
});
export type TrackDetails = Readonly<z.output<typeof TrackDetails>>;

/** What becomes of partners that no longer meet what their tier asks for. */
export const DEMOTIONS = ['never', 'immediate', 'after_grace'] as const;

/** Whether partners move by themselves. */
export const TierEvaluation = z.strictObject({
  automatic: z.boolean(),
  demotion: z.enum(DEMOTIONS),
  /** Days between missing the requirements and moving down, when demotion is `after_grace`. */
  graceDays: z.int().min(1).max(730),
});
export type TierEvaluation = Readonly<z.output<typeof TierEvaluation>>;

/** The stored format of an organization's programme: never edited, only lifted by upcasts. */
export const programEvents = {
  SegmentDefined: z.strictObject({ ...program, segmentId: Id, ...SegmentDetails.shape }),
  SegmentChanged: z.strictObject({ ...program, segmentId: Id, changes: SegmentDetails.partial() }),
  SegmentRemoved: z.strictObject({ ...program, segmentId: Id }),
  PartnerPlacedInSegment: z.strictObject({ ...program, segmentId: Id, partnerId: Id }),
  PartnerTakenOutOfSegment: z.strictObject({ ...program, segmentId: Id, partnerId: Id }),
  TrackDefined: z.strictObject({ ...program, trackId: Id, ...TrackDetails.shape }),
  TrackChanged: z.strictObject({ ...program, trackId: Id, changes: TrackDetails.partial() }),
  TracksReordered: z.strictObject({ ...program, trackIds: z.array(Id) }),
  TrackArchived: z.strictObject({ ...program, trackId: Id }),
  /** A new tier is the highest of its track, and nobody earns it until it has requirements. */
  TierDefined: z.strictObject({ ...program, tierId: Id, trackId: Id, name: text, rank: z.int().min(1) }),
  TierRenamed: z.strictObject({ ...program, tierId: Id, trackId: Id, from: text, to: text }),
  /** `null`: nobody earns it, it is given by hand. None: everybody earns it. */
  TierRequirementsChanged: z.strictObject({
    ...program,
    tierId: Id,
    trackId: Id,
    requirements: z.array(TierRequirement).nullable(),
  }),
  /** Lowest first. */
  TiersReordered: z.strictObject({ ...program, trackId: Id, tierIds: z.array(Id) }),
  TierArchived: z.strictObject({ ...program, tierId: Id, trackId: Id }),
  TierEvaluationChanged: z.strictObject({ ...program, from: TierEvaluation, to: TierEvaluation }),
};

export type ProgramEvent = EventOf<typeof programEvents>;
