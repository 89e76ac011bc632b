import type { Decision } from '../kernel/decider.ts';
import type { TrainingEvent } from './training.events.ts';
import type { Training } from './training.state.ts';

/** Takes a lesson out of a training's modules. */
export interface RemoveLessonFromTraining {
  readonly type: 'RemoveLessonFromTraining';
  readonly data: { readonly trainingId: string; readonly lessonId: string };
}

export const removeLessonFromTraining = (
  { data }: RemoveLessonFromTraining,
  { lessonIds }: Training,
): Decision<TrainingEvent, never> =>
  lessonIds.includes(data.lessonId) ? [{ type: 'LessonRemovedFromTraining', data }] : [];
