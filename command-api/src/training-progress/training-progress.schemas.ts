import { Id, TrainingProgressResource } from '@partneros/domain';
import { z } from 'zod';

/** Who has completed something. */
export const LearnerBody = z.strictObject({ partnerId: Id, contactId: Id });

/** A contact's progress in an answer. */
export const TrainingProgressAnswer = z.object({ trainingProgress: TrainingProgressResource });
