import { given } from '../testing/given.ts';
import { training } from './training.decider.ts';
import { createTrainingCommand, trainingCreated, trainingPublished } from './training.examples.ts';

describe('create training', () => {
  it('adds a draft', () => {
    given(training).when(createTrainingCommand()).then(trainingCreated());
  });

  it('publishes it at once when asked to', () => {
    given(training)
      .when(createTrainingCommand({ isPublished: true }))
      .then(trainingCreated(), trainingPublished());
  });

  it('refuses an id that is in use', () => {
    given(training, trainingCreated()).when(createTrainingCommand()).thenRejected('training-already-exists');
  });
});
