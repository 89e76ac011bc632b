import { type Decider, reject } from '../kernel/decider.ts';
import { type CreateLesson, createLesson } from './create-lesson.ts';
import { type EditLesson, editLesson } from './edit-lesson.ts';
import { type LessonEvent, lessonEvents } from './lesson.events.ts';
import type { LessonRejection } from './lesson.rejections.ts';
import { evolveLesson, type Lesson } from './lesson.state.ts';
import { type RetireLesson, retireLesson } from './retire-lesson.ts';

export type LessonCommand = CreateLesson | EditLesson | RetireLesson;

export const lesson: Decider<Lesson, LessonCommand, LessonEvent, LessonRejection> = {
  category: 'lesson',
  events: lessonEvents,
  evolve: evolveLesson,
  decide: (command, lesson) => {
    if (command.type === 'CreateLesson') return createLesson(command, lesson);
    if (lesson === undefined) return reject('lesson-not-found');
    switch (command.type) {
      case 'EditLesson':
        return editLesson(command, lesson);
      case 'RetireLesson':
        return retireLesson(command, lesson);
    }
  },
};
