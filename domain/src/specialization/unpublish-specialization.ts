import type { Decision } from '../kernel/decider.ts';
import type { SpecializationEvent } from './specialization.events.ts';
import type { Specialization } from './specialization.state.ts';

/** Takes a specialization out of pickers. */
export interface UnpublishSpecialization {
  readonly type: 'UnpublishSpecialization';
  readonly data: { readonly specializationId: string };
}

export const unpublishSpecialization = (
  { data }: UnpublishSpecialization,
  specialization: Specialization,
): Decision<SpecializationEvent, never> =>
  specialization.isPublished ? [{ type: 'SpecializationUnpublished', data }] : [];
