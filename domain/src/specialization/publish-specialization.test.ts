import { given } from '../testing/given.ts';
import type { PublishSpecialization } from './publish-specialization.ts';
import { specialization } from './specialization.decider.ts';
import {
  specializationCreated,
  specializationPublished,
  specializationUnpublished,
} from './specialization.examples.ts';

const publish: PublishSpecialization = {
  type: 'PublishSpecialization',
  data: { specializationId: 'specialization-1' },
};

describe('publish specialization', () => {
  it('publishes a draft', () => {
    given(specialization, specializationCreated()).when(publish).then(specializationPublished());
  });

  it('publishes again what was unpublished', () => {
    given(specialization, specializationCreated(), specializationPublished(), specializationUnpublished())
      .when(publish)
      .then(specializationPublished());
  });

  it('changes nothing when it is published', () => {
    given(specialization, specializationCreated(), specializationPublished()).when(publish).thenNothing();
  });

  it('refuses one that nobody created', () => {
    given(specialization).when(publish).thenRejected('specialization-not-found');
  });
});
