import { evolution } from '../kernel/decider.ts';
import type { TrainingProgressEvent } from './training-progress.events.ts';

/** How far a contact is through a training, as callers see it, between its id and its version. */
export interface TrainingProgress {
  readonly partnerId: string;
  readonly contactId: string;
  readonly trainingId: string;
  readonly title: string;
  readonly completedLessonIds: readonly string[];
  /** How many lessons the training had when the last one was completed; 0 for a training without any. */
  readonly modules: number;
  readonly completedAt: string | null;
}

export const evolveTrainingProgress = evolution<
  TrainingProgress,
  TrainingProgressEvent,
  'TrainingModuleCompleted' | 'TrainingCompleted'
>(
  {
    TrainingModuleCompleted: ({ partnerId, contactId, trainingId, title, lessonId, modules }, before) => ({
      partnerId,
      contactId,
      trainingId,
      title,
      completedLessonIds: [...(before?.completedLessonIds ?? []), lessonId],
      modules,
      completedAt: before?.completedAt ?? null,
    }),
    TrainingCompleted: ({ partnerId, contactId, trainingId, title, completedAt }, before) => ({
      partnerId,
      contactId,
      trainingId,
      title,
      completedLessonIds: before?.completedLessonIds ?? [],
      modules: before?.modules ?? 0,
      completedAt,
    }),
  },
  {},
);
