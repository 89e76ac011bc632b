import { evolution } from '../kernel/decider.ts';
import { defined } from '../kernel/defined.ts';
import type { TrainingDetails, TrainingEvent } from './training.events.ts';

/** A training as callers see it, between its id and its version. Pickers offer what is published. */
export interface Training extends TrainingDetails {
  readonly isPublished: boolean;
  /** Its modules, in the order they are taken. */
  readonly lessonIds: readonly string[];
}

export const evolveTraining = evolution<Training, TrainingEvent, 'TrainingCreated'>(
  { TrainingCreated: ({ trainingId: _id, ...details }) => ({ ...details, isPublished: false, lessonIds: [] }) },
  {
    TrainingUpdated: (training, { changes }) => ({ ...training, ...defined<TrainingDetails>(changes) }),
    TrainingPublished: (training) => ({ ...training, isPublished: true }),
    TrainingUnpublished: (training) => ({ ...training, isPublished: false }),
    LessonAddedToTraining: (training, { lessonId }) => ({ ...training, lessonIds: [...training.lessonIds, lessonId] }),
    LessonRemovedFromTraining: (training, { lessonId }) => ({
      ...training,
      lessonIds: training.lessonIds.filter((id) => id !== lessonId),
    }),
    LessonsOrdered: (training, { lessonIds }) => ({ ...training, lessonIds }),
  },
);
