import type { Decision } from '../kernel/decider.ts';
import type { TrainingEvent } from './training.events.ts';
import type { Training } from './training.state.ts';

/** Puts a lesson at the end of a training's modules. */
export interface AddLessonToTraining {
  readonly type: 'AddLessonToTraining';
  readonly data: { readonly trainingId: string; readonly lessonId: string };
}

export const addLessonToTraining = (
  { data }: AddLessonToTraining,
  { lessonIds }: Training,
): Decision<TrainingEvent, never> =>
  lessonIds.includes(data.lessonId) ? [] : [{ type: 'LessonAddedToTraining', data }];
