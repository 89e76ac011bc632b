import type { CreateLesson } from './create-lesson.ts';
import type { LessonContent, LessonEvent } from './lesson.events.ts';

const IDENTITY = { lessonId: 'lesson-1', trainingId: 'training-1' };

export const lessonContent = (over: Partial<LessonContent> = {}): LessonContent => ({
  title: 'The first call',
  sections: [{ heading: 'Prepare', content: 'Read their **site**.', imageUrl: null, notes: 'Ten minutes' }],
  ...over,
});

export const createLessonCommand = (over: Partial<CreateLesson['data']> = {}): CreateLesson => ({
  type: 'CreateLesson',
  data: { ...IDENTITY, ...lessonContent(), ...over },
});

export const lessonCreated = (over: Partial<CreateLesson['data']> = {}): LessonEvent => ({
  type: 'LessonCreated',
  data: { ...IDENTITY, ...lessonContent(), ...over },
});

export const lessonEdited = (lessonVersion: number, over: Partial<LessonContent>): LessonEvent => ({
  type: 'LessonEdited',
  data: { ...IDENTITY, lessonVersion, ...lessonContent(over) },
});

export const lessonRetired = (): LessonEvent => ({ type: 'LessonRetired', data: IDENTITY });
