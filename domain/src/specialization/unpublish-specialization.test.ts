import { given } from '../testing/given.ts';
import { specialization } from './specialization.decider.ts';
import {
  specializationCreated,
  specializationPublished,
  specializationUnpublished,
} from './specialization.examples.ts';
import type { UnpublishSpecialization } from './unpublish-specialization.ts';

const unpublish: UnpublishSpecialization = {
  type: 'UnpublishSpecialization',
  data: { specializationId: 'specialization-1' },
};

describe('unpublish specialization', () => {
  it('makes it a draft again', () => {
    given(specialization, specializationCreated(), specializationPublished())
      .when(unpublish)
      .then(specializationUnpublished());
  });

  it('changes nothing when it is a draft', () => {
    given(specialization, specializationCreated()).when(unpublish).thenNothing();
  });

  it('refuses one that nobody created', () => {
    given(specialization).when(unpublish).thenRejected('specialization-not-found');
  });
});
