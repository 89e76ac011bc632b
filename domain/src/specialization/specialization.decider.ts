import { type Decider, reject } from '../kernel/decider.ts';
import { type CreateSpecialization, createSpecialization } from './create-specialization.ts';
import { type PublishSpecialization, publishSpecialization } from './publish-specialization.ts';
import { type SpecializationEvent, specializationEvents } from './specialization.events.ts';
import type { SpecializationRejection } from './specialization.rejections.ts';
import { evolveSpecialization, type Specialization } from './specialization.state.ts';
import { type UnpublishSpecialization, unpublishSpecialization } from './unpublish-specialization.ts';
import { type UpdateSpecialization, updateSpecialization } from './update-specialization.ts';

export type SpecializationCommand =
  | CreateSpecialization
  | UpdateSpecialization
  | PublishSpecialization
  | UnpublishSpecialization;

export const specialization: Decider<
  Specialization,
  SpecializationCommand,
  SpecializationEvent,
  SpecializationRejection
> = {
  category: 'specialization',
  events: specializationEvents,
  evolve: evolveSpecialization,
  decide: (command, specialization) => {
    if (command.type === 'CreateSpecialization') return createSpecialization(command, specialization);
    if (specialization === undefined) return reject('specialization-not-found');
    switch (command.type) {
      case 'UpdateSpecialization':
        return updateSpecialization(command, specialization);
      case 'PublishSpecialization':
        return publishSpecialization(command, specialization);
      case 'UnpublishSpecialization':
        return unpublishSpecialization(command, specialization);
    }
  },
};
