import type { Decision } from '../kernel/decider.ts';
import type { Partially } from '../kernel/defined.ts';
import { changesOf } from '../kernel/same-json.ts';
import type { SpecializationDetails, SpecializationEvent } from './specialization.events.ts';
import type { Specialization } from './specialization.state.ts';

/** Changes what a specialization says. Only what is given and differs is recorded. */
export interface UpdateSpecialization {
  readonly type: 'UpdateSpecialization';
  readonly data: { readonly specializationId: string; readonly changes: Partially<SpecializationDetails> };
}

export const updateSpecialization = (
  { data: { specializationId, changes: wanted } }: UpdateSpecialization,
  specialization: Specialization,
): Decision<SpecializationEvent, never> => {
  const changes = changesOf<SpecializationDetails>(specialization, wanted);
  return Object.keys(changes).length === 0
    ? []
    : [{ type: 'SpecializationUpdated', data: { specializationId, changes } }];
};
