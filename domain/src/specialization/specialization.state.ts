import { evolution } from '../kernel/decider.ts';
import { defined } from '../kernel/defined.ts';
import type { SpecializationDetails, SpecializationEvent } from './specialization.events.ts';

/** A specialization as callers see it, between its id and its version. Pickers offer what is published. */
export interface Specialization extends SpecializationDetails {
  readonly isPublished: boolean;
}

export const evolveSpecialization = evolution<Specialization, SpecializationEvent, 'SpecializationCreated'>(
  { SpecializationCreated: ({ specializationId: _id, ...details }) => ({ ...details, isPublished: false }) },
  {
    SpecializationUpdated: (specialization, { changes }) => ({
      ...specialization,
      ...defined<SpecializationDetails>(changes),
    }),
    SpecializationPublished: (specialization) => ({ ...specialization, isPublished: true }),
    SpecializationUnpublished: (specialization) => ({ ...specialization, isPublished: false }),
  },
);
