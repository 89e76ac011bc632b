import { given } from '../testing/given.ts';
import { lesson } from './lesson.decider.ts';
import { lessonCreated, lessonRetired } from './lesson.examples.ts';
import type { RetireLesson } from './retire-lesson.ts';

const retire: RetireLesson = { type: 'RetireLesson', data: { lessonId: 'lesson-1' } };

describe('retire lesson', () => {
  it('takes the lesson out of its training', () => {
    given(lesson, lessonCreated()).when(retire).then(lessonRetired());
  });

  it('changes nothing when it is out already', () => {
    given(lesson, lessonCreated(), lessonRetired()).when(retire).thenNothing();
  });

  it('refuses a lesson nobody wrote', () => {
    given(lesson).when(retire).thenRejected('lesson-not-found');
  });
});
