import { Id, line, prose, SpecializationResource } from '@partneros/domain';
import { z } from 'zod';

/** Path of one specialization. */
export const SpecializationParams = z.strictObject({ specializationId: Id });

/** What callers may say of a specialization. */
export const SpecializationBody = z.strictObject({
  title: line(200),
  description: prose(5_000).nullable(),
  trainingIds: z
    .array(Id)
    .max(50)
    .transform((ids) => [...new Set(ids)])
    .describe('The trainings that lead to it.'),
});

/** A specialization in an answer. */
export const SpecializationAnswer = z.object({ specialization: SpecializationResource });
