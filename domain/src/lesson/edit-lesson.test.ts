import { given } from '../testing/given.ts';
import type { EditLesson } from './edit-lesson.ts';
import { lesson } from './lesson.decider.ts';
import { lessonContent, lessonCreated, lessonEdited, lessonRetired } from './lesson.examples.ts';

const edit = (changes: EditLesson['data']['changes']): EditLesson => ({
  type: 'EditLesson',
  data: { lessonId: 'lesson-1', changes },
});

describe('edit lesson', () => {
  it('makes a new version of what it says', () => {
    given(lesson, lessonCreated())
      .when(edit({ title: 'The second call' }))
      .then(lessonEdited(2, { title: 'The second call' }));
    given(lesson, lessonCreated(), lessonEdited(2, { title: 'The second call' }))
      .when(edit({ sections: [] }))
      .then(lessonEdited(3, { title: 'The second call', sections: [] }));
  });

  it('changes nothing when it says so already', () => {
    given(lesson, lessonCreated()).when(edit(lessonContent())).thenNothing();
  });

  it('refuses a lesson that is retired, and one nobody wrote', () => {
    given(lesson, lessonCreated(), lessonRetired())
      .when(edit({ title: 'The second call' }))
      .thenRejected('lesson-retired');
    given(lesson).when(edit({})).thenRejected('lesson-not-found');
  });
});
