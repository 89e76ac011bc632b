import { type Decision, reject } from '../kernel/decider.ts';
import { sameJson } from '../kernel/same-json.ts';
import type { TrainingEvent } from './training.events.ts';
import type { TrainingRejection } from './training.rejections.ts';
import type { Training } from './training.state.ts';

/** Puts a training's modules into another order: all of them, each once. */
export interface OrderLessons {
  readonly type: 'OrderLessons';
  readonly data: { readonly trainingId: string; readonly lessonIds: readonly string[] };
}

export const orderLessons = (
  { data: { trainingId, lessonIds } }: OrderLessons,
  training: Training,
): Decision<TrainingEvent, TrainingRejection> => {
  if (sameJson(lessonIds, training.lessonIds)) return [];
  if (!sameJson(lessonIds.toSorted(), training.lessonIds.toSorted())) return reject('training-has-other-lessons');
  return [{ type: 'LessonsOrdered', data: { trainingId, lessonIds: [...lessonIds] } }];
};
