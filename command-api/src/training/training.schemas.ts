import { Id, line, prose, TrainingResource } from '@partneros/domain';
import { z } from 'zod';

/** Path of one training. */
export const TrainingParams = z.strictObject({ trainingId: Id });

/** What callers may say of a training. */
export const TrainingBody = z.strictObject({
  title: line(200),
  description: prose(5_000).nullable(),
  tags: z
    .array(line(100))
    .max(50)
    .transform((tags) => [...new Set(tags)]),
  durationMinutes: z.int().min(0).max(100_000).nullable(),
});

/** A training in an answer. */
export const TrainingAnswer = z.object({ training: TrainingResource });
