import { evolution } from '../kernel/decider.ts';
import type { LessonContent, LessonEvent } from './lesson.events.ts';

/** A lesson, one module of a training, as callers see it, between its id and its version. */
export interface Lesson extends LessonContent {
  readonly trainingId: string;
  /** Counts what was said, from 1; the resource's own `version` counts everything that happened to it. */
  readonly lessonVersion: number;
  readonly isRetired: boolean;
}

export const evolveLesson = evolution<Lesson, LessonEvent, 'LessonCreated'>(
  {
    LessonCreated: ({ trainingId, title, sections }) => ({
      trainingId,
      title,
      sections,
      lessonVersion: 1,
      isRetired: false,
    }),
  },
  {
    LessonEdited: (lesson, { title, sections, lessonVersion }) => ({ ...lesson, title, sections, lessonVersion }),
    LessonRetired: (lesson) => ({ ...lesson, isRetired: true }),
  },
);
