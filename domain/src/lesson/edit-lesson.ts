import { type Decision, reject } from '../kernel/decider.ts';
import type { Partially } from '../kernel/defined.ts';
import { changesOf } from '../kernel/same-json.ts';
import type { LessonContent, LessonEvent } from './lesson.events.ts';
import type { LessonRejection } from './lesson.rejections.ts';
import type { Lesson } from './lesson.state.ts';

/** Changes what a lesson says, which makes a new version of it. What it said before can still be read. */
export interface EditLesson {
  readonly type: 'EditLesson';
  readonly data: { readonly lessonId: string; readonly changes: Partially<LessonContent> };
}

export const editLesson = (
  { data: { lessonId, changes: wanted } }: EditLesson,
  lesson: Lesson,
): Decision<LessonEvent, LessonRejection> => {
  const { trainingId, title, sections, lessonVersion, isRetired } = lesson;
  const changes = changesOf<LessonContent>(lesson, wanted);
  if (Object.keys(changes).length === 0) return [];
  if (isRetired) return reject('lesson-retired');
  return [
    {
      type: 'LessonEdited',
      data: { lessonId, trainingId, lessonVersion: lessonVersion + 1, ...{ title, sections }, ...changes },
    },
  ];
};
