import type { Decision } from '../kernel/decider.ts';
import type { LessonEvent } from './lesson.events.ts';
import type { Lesson } from './lesson.state.ts';

/** Takes a lesson out of its training. Who has completed it has completed it. */
export interface RetireLesson {
  readonly type: 'RetireLesson';
  readonly data: { readonly lessonId: string };
}

export const retireLesson = (
  { data: { lessonId } }: RetireLesson,
  { trainingId, isRetired }: Lesson,
): Decision<LessonEvent, never> => (isRetired ? [] : [{ type: 'LessonRetired', data: { lessonId, trainingId } }]);
