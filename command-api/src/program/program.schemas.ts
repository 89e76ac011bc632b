import {
  Id,
  line,
  ProgramResource,
  prose,
  SEGMENT_FAMILIES,
  SegmentRule,
  Slug,
  TierEvaluation,
  TierRule,
} from '@partneros/domain';
import { z } from 'zod';

/** Path of one segment. */
export const SegmentParams = z.strictObject({ segmentId: Id });

/** Path of one track. */
export const TrackParams = z.strictObject({ trackId: Id });

/** Path of one tier. */
export const TierParams = z.strictObject({ tierId: Id });

/** What callers may say of a segment. */
export const SegmentBody = z.strictObject({
  name: line(100),
  family: z.enum(SEGMENT_FAMILIES),
  rules: z
    .array(SegmentRule)
    .max(20)
    .describe('A partner that meets all of them belongs to the segment. None: only by hand.'),
});

/** What callers may say of a track. */
export const TrackBody = z.strictObject({
  name: line(100),
  slug: Slug,
  description: prose(5_000).nullable(),
  segmentId: Id.nullable().describe('Whom it is for; `null`: for everybody.'),
});

/** What a tier is called. */
export const TierBody = z.strictObject({ name: line(60) });

/** What earns a tier. */
export const RequirementsBody = z.strictObject({
  requirements: z
    .array(z.strictObject({ anyOf: z.array(TierRule).min(1).max(10) }))
    .max(20)
    .nullable()
    .describe('All have to be met, each by any of its rules. None: everybody earns it. `null`: it is given by hand.'),
});

/** Whether partners move by themselves. */
export const EvaluationBody = TierEvaluation;

/** The programme in an answer. */
export const ProgramAnswer = z.object({ program: ProgramResource });
