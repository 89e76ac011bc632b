import { given } from '../testing/given.ts';
import { specialization } from './specialization.decider.ts';
import { specializationCreated, specializationUpdated } from './specialization.examples.ts';
import type { UpdateSpecialization } from './update-specialization.ts';

const update = (changes: UpdateSpecialization['data']['changes']): UpdateSpecialization => ({
  type: 'UpdateSpecialization',
  data: { specializationId: 'specialization-1', changes },
});

describe('update specialization', () => {
  it('records what is different', () => {
    given(specialization, specializationCreated())
      .when(update({ title: 'Another title', trainingIds: ['training-1'], description: 'For engineers' }))
      .then(specializationUpdated({ title: 'Another title', description: 'For engineers' }));
  });

  it('changes nothing when all is so already', () => {
    given(specialization, specializationCreated(), specializationUpdated({ description: 'For engineers' }))
      .when(update({ trainingIds: ['training-1'], description: 'For engineers' }))
      .thenNothing();
  });

  it('refuses one that nobody created', () => {
    given(specialization)
      .when(update({ title: 'Another title' }))
      .thenRejected('specialization-not-found');
  });
});
