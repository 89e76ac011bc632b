import { given } from '../testing/given.ts';
import type { PublishTraining } from './publish-training.ts';
import { training } from './training.decider.ts';
import { trainingCreated, trainingPublished, trainingUnpublished } from './training.examples.ts';

const publish: PublishTraining = { type: 'PublishTraining', data: { trainingId: 'training-1' } };

describe('publish training', () => {
  it('publishes a draft', () => {
    given(training, trainingCreated()).when(publish).then(trainingPublished());
  });

  it('publishes again what was unpublished', () => {
    given(training, trainingCreated(), trainingPublished(), trainingUnpublished())
      .when(publish)
      .then(trainingPublished());
  });

  it('changes nothing when it is published', () => {
    given(training, trainingCreated(), trainingPublished()).when(publish).thenNothing();
  });

  it('refuses one that nobody created', () => {
    given(training).when(publish).thenRejected('training-not-found');
  });
});
