import { given } from '../testing/given.ts';
import { training } from './training.decider.ts';
import { trainingCreated, trainingPublished, trainingUnpublished } from './training.examples.ts';
import type { UnpublishTraining } from './unpublish-training.ts';

const unpublish: UnpublishTraining = { type: 'UnpublishTraining', data: { trainingId: 'training-1' } };

describe('unpublish training', () => {
  it('makes it a draft again', () => {
    given(training, trainingCreated(), trainingPublished()).when(unpublish).then(trainingUnpublished());
  });

  it('changes nothing when it is a draft', () => {
    given(training, trainingCreated()).when(unpublish).thenNothing();
  });

  it('refuses one that nobody created', () => {
    given(training).when(unpublish).thenRejected('training-not-found');
  });
});
