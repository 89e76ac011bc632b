import { given } from '../testing/given.ts';
import { trainingProgress } from './training-progress.decider.ts';
import { completeTrainingCommand, moduleCompleted, trainingCompleted } from './training-progress.examples.ts';

describe('complete training', () => {
  it('completes a training that has no lessons, or none that are open', () => {
    given(trainingProgress).when(completeTrainingCommand()).then(trainingCompleted());
    given(trainingProgress, moduleCompleted('lesson-1', 1))
      .when(completeTrainingCommand({ lessonIds: ['lesson-1'] }))
      .then(trainingCompleted());
  });

  it('changes nothing when it is completed', () => {
    given(trainingProgress, trainingCompleted())
      .when(completeTrainingCommand({ lessonIds: ['lesson-1'] }))
      .thenNothing();
  });

  it('refuses while lessons are open', () => {
    given(trainingProgress, moduleCompleted('lesson-1', 1))
      .when(completeTrainingCommand({ lessonIds: ['lesson-1', 'lesson-2'] }))
      .thenRejected('training-has-open-lessons', ['Open lessons: 1.']);
  });
});
