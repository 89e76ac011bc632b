import { given } from '../testing/given.ts';
import { specialization } from './specialization.decider.ts';
import {
  createSpecializationCommand,
  specializationCreated,
  specializationPublished,
} from './specialization.examples.ts';

describe('create specialization', () => {
  it('adds a draft', () => {
    given(specialization).when(createSpecializationCommand()).then(specializationCreated());
  });

  it('publishes it at once when asked to', () => {
    given(specialization)
      .when(createSpecializationCommand({ isPublished: true }))
      .then(specializationCreated(), specializationPublished());
  });

  it('refuses an id that is in use', () => {
    given(specialization, specializationCreated())
      .when(createSpecializationCommand())
      .thenRejected('specialization-already-exists');
  });
});
