import { z } from 'zod';
import { Id } from '../kernel/fields.ts';
import { resourceSchema } from '../kernel/resource-schema.ts';
import { SegmentDetails, TierEvaluation, TrackDetails } from './program.events.ts';
import { TierRequirement } from './tier-rules.ts';

/** A level of a track in an answer. */
export const TierResource = z.object({
  tierId: Id,
  name: z.string(),
  formerNames: z.array(z.string()),
  requirements: z
    .array(TierRequirement)
    .nullable()
    .describe('All have to be met, each by any of its rules. `null`: the tier is given by hand.'),
});

/** An organization's programme in an answer. */
export const ProgramResource = resourceSchema({
  segments: z.array(z.object({ segmentId: Id, ...SegmentDetails.shape, partnerIds: z.array(Id) })),
  tracks: z
    .array(z.object({ trackId: Id, ...TrackDetails.shape, tiers: z.array(TierResource).describe('Lowest first.') }))
    .describe('A partner is on the first that is for it.'),
  evaluation: TierEvaluation,
});
