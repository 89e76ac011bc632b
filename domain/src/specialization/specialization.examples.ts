import type { CreateSpecialization } from './create-specialization.ts';
import type { SpecializationDetails, SpecializationEvent } from './specialization.events.ts';

const IDENTITY = { specializationId: 'specialization-1' };

const details = (over: Partial<SpecializationDetails>): SpecializationDetails => ({
  title: 'Cloud migration',
  description: null,
  trainingIds: ['training-1'],
  ...over,
});

export const createSpecializationCommand = ({
  isPublished = false,
  specializationId = IDENTITY.specializationId,
  ...over
}: Partial<CreateSpecialization['data']> = {}): CreateSpecialization => ({
  type: 'CreateSpecialization',
  data: { specializationId, isPublished, ...details(over) },
});

export const specializationCreated = (over: Partial<SpecializationDetails> = {}): SpecializationEvent => ({
  type: 'SpecializationCreated',
  data: { ...IDENTITY, ...details(over) },
});

export const specializationUpdated = (changes: Partial<SpecializationDetails>): SpecializationEvent => ({
  type: 'SpecializationUpdated',
  data: { ...IDENTITY, changes },
});

export const specializationPublished = (): SpecializationEvent => ({ type: 'SpecializationPublished', data: IDENTITY });

export const specializationUnpublished = (): SpecializationEvent => ({
  type: 'SpecializationUnpublished',
  data: IDENTITY,
});
