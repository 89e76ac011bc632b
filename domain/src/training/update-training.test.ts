import { given } from '../testing/given.ts';
import { training } from './training.decider.ts';
import { trainingCreated, trainingUpdated } from './training.examples.ts';
import type { UpdateTraining } from './update-training.ts';

const update = (changes: UpdateTraining['data']['changes']): UpdateTraining => ({
  type: 'UpdateTraining',
  data: { trainingId: 'training-1', changes },
});

describe('update training', () => {
  it('records what is different', () => {
    given(training, trainingCreated())
      .when(update({ title: 'Another title', tags: ['sales', 'EMEA'], durationMinutes: null }))
      .then(trainingUpdated({ title: 'Another title', durationMinutes: null }));
  });

  it('changes nothing when all is so already', () => {
    given(training, trainingCreated(), trainingUpdated({ durationMinutes: null }))
      .when(update({ tags: ['sales', 'EMEA'], durationMinutes: null }))
      .thenNothing();
  });

  it('refuses one that nobody created', () => {
    given(training)
      .when(update({ title: 'Another title' }))
      .thenRejected('training-not-found');
  });
});
