import { type DataOf, type Decision, reject } from '../kernel/decider.ts';
import type { LessonEvent } from './lesson.events.ts';
import type { LessonRejection } from './lesson.rejections.ts';
import type { Lesson } from './lesson.state.ts';

/** Writes a lesson for a training; a policy puts it at the end of the training's modules. */
export interface CreateLesson {
  readonly type: 'CreateLesson';
  readonly data: DataOf<LessonEvent, 'LessonCreated'>;
}

export const createLesson = (
  { data }: CreateLesson,
  lesson: Lesson | undefined,
): Decision<LessonEvent, LessonRejection> =>
  lesson === undefined ? [{ type: 'LessonCreated', data }] : reject('lesson-already-exists');
