import { given } from '../testing/given.ts';
import { lesson } from './lesson.decider.ts';
import { createLessonCommand, lessonCreated } from './lesson.examples.ts';

describe('create lesson', () => {
  it('writes a lesson for a training', () => {
    given(lesson).when(createLessonCommand()).then(lessonCreated());
  });

  it('refuses an id that is in use', () => {
    given(lesson, lessonCreated()).when(createLessonCommand()).thenRejected('lesson-already-exists');
  });
});
