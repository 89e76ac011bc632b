import { z } from 'zod';
import type { EventOf } from '../kernel/decider.ts';
import { Id, Instant } from '../kernel/fields.ts';
import { notPersonal } from '../kernel/personal.ts';

const progress = {
  trainingProgressId: Id,
  partnerId: Id,
  contactId: Id,
  trainingId: Id,
  /** The training's title at that time. */
  title: notPersonal(z.string()),
};

/** The stored format of a contact's way through a training: never edited, only lifted by upcasts. */
export const trainingProgressEvents = {
  /** `done` of `modules`: how many lessons the training had then, and how many of them are completed now. */
  TrainingModuleCompleted: z.strictObject({
    ...progress,
    lessonId: Id,
    done: z.int().min(1),
    modules: z.int().min(1),
    completedAt: Instant,
  }),
  TrainingCompleted: z.strictObject({ ...progress, completedAt: Instant }),
};

export type TrainingProgressEvent = EventOf<typeof trainingProgressEvents>;
