import type { Decision } from '../kernel/decider.ts';
import type { SpecializationEvent } from './specialization.events.ts';
import type { Specialization } from './specialization.state.ts';

/** Offers a specialization in pickers. */
export interface PublishSpecialization {
  readonly type: 'PublishSpecialization';
  readonly data: { readonly specializationId: string };
}

export const publishSpecialization = (
  { data }: PublishSpecialization,
  specialization: Specialization,
): Decision<SpecializationEvent, never> =>
  specialization.isPublished ? [] : [{ type: 'SpecializationPublished', data }];
