import { z } from 'zod';
import type { EventOf } from '../kernel/decider.ts';
import { Id } from '../kernel/fields.ts';
import { notPersonal } from '../kernel/personal.ts';

/** What a training is about. */
export const TrainingDetails = z.strictObject({
  title: notPersonal(z.string()),
  description: notPersonal(z.string()).nullable(),
  tags: z.array(notPersonal(z.string())),
  durationMinutes: z.int().min(0).nullable(),
});
export type TrainingDetails = Readonly<z.output<typeof TrainingDetails>>;

const training = { trainingId: Id };

/** The stored format of a training: never edited, only lifted by upcasts. */
export const trainingEvents = {
  TrainingCreated: z.strictObject({ ...training, ...TrainingDetails.shape }),
  TrainingUpdated: z.strictObject({ ...training, changes: TrainingDetails.partial() }),
  TrainingPublished: z.strictObject(training),
  TrainingUnpublished: z.strictObject(training),
  LessonAddedToTraining: z.strictObject({ ...training, lessonId: Id }),
  LessonRemovedFromTraining: z.strictObject({ ...training, lessonId: Id }),
  LessonsOrdered: z.strictObject({ ...training, lessonIds: z.array(Id) }),
};

export type TrainingEvent = EventOf<typeof trainingEvents>;
