import { given } from '../testing/given.ts';
import { training } from './training.decider.ts';
import type { TrainingEvent } from './training.events.ts';
import { trainingCreated } from './training.examples.ts';

const data = (lessonId: string) => ({ trainingId: 'training-1', lessonId });
const added = (lessonId: string): TrainingEvent => ({ type: 'LessonAddedToTraining', data: data(lessonId) });
const removed = (lessonId: string): TrainingEvent => ({ type: 'LessonRemovedFromTraining', data: data(lessonId) });
const order = (...lessonIds: readonly string[]) =>
  ({ type: 'OrderLessons', data: { trainingId: 'training-1', lessonIds } }) as const;

describe('the lessons of a training', () => {
  it('are added and taken out, once each', () => {
    given(training, trainingCreated())
      .when({ type: 'AddLessonToTraining', data: data('a') })
      .then(added('a'));
    given(training, trainingCreated(), added('a'))
      .when({ type: 'AddLessonToTraining', data: data('a') })
      .thenNothing();
    given(training, trainingCreated(), added('a'))
      .when({ type: 'RemoveLessonFromTraining', data: data('a') })
      .then(removed('a'));
    given(training, trainingCreated(), added('a'), removed('a'))
      .when({ type: 'RemoveLessonFromTraining', data: data('a') })
      .thenNothing();
  });

  it('are put into another order, all of them', () => {
    const both = given(training, trainingCreated(), added('a'), added('b'));
    both
      .when(order('b', 'a'))
      .then({ type: 'LessonsOrdered', data: { trainingId: 'training-1', lessonIds: ['b', 'a'] } });
    both.when(order('a', 'b')).thenNothing();
    for (const wrong of [order('a'), order('a', 'b', 'c'), order('a', 'a')])
      both.when(wrong).thenRejected('training-has-other-lessons');
  });

  it('belong to a training that is there', () => {
    given(training).when(order()).thenRejected('training-not-found');
  });
});
