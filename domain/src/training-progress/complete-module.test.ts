import { given } from '../testing/given.ts';
import { trainingProgress } from './training-progress.decider.ts';
import { completeModuleCommand, moduleCompleted, trainingCompleted } from './training-progress.examples.ts';

describe('complete module', () => {
  it('counts the lesson, and completes the training with the last one', () => {
    given(trainingProgress).when(completeModuleCommand('lesson-2')).then(moduleCompleted('lesson-2', 1));
    given(trainingProgress, moduleCompleted('lesson-2', 1))
      .when(completeModuleCommand('lesson-1'))
      .then(moduleCompleted('lesson-1', 2), trainingCompleted());
  });

  it('does not complete a training again that has got another lesson since', () => {
    const lessonIds = ['lesson-1', 'lesson-2', 'lesson-3'];
    given(trainingProgress, moduleCompleted('lesson-1', 1), moduleCompleted('lesson-2', 2), trainingCompleted())
      .when(completeModuleCommand('lesson-3', { lessonIds }))
      .then(moduleCompleted('lesson-3', 3, 3));
  });

  it('changes nothing when the lesson is completed, also after it was taken out', () => {
    given(trainingProgress, moduleCompleted('lesson-1', 1))
      .when(completeModuleCommand('lesson-1', { lessonIds: [] }))
      .thenNothing();
  });

  it('refuses a lesson of another training', () => {
    given(trainingProgress).when(completeModuleCommand('lesson-9')).thenRejected('lesson-not-in-training');
  });
});
