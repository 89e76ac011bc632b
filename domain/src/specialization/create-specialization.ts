import { type Decision, reject } from '../kernel/decider.ts';
import type { SpecializationDetails, SpecializationEvent } from './specialization.events.ts';
import type { SpecializationRejection } from './specialization.rejections.ts';
import type { Specialization } from './specialization.state.ts';

/** Adds a specialization, as a draft or published at once. */
export interface CreateSpecialization {
  readonly type: 'CreateSpecialization';
  readonly data: { readonly specializationId: string; readonly isPublished: boolean } & SpecializationDetails;
}

export const createSpecialization = (
  { data: { specializationId, isPublished, ...details } }: CreateSpecialization,
  specialization: Specialization | undefined,
): Decision<SpecializationEvent, SpecializationRejection> => {
  if (specialization !== undefined) return reject('specialization-already-exists');
  const created: SpecializationEvent = { type: 'SpecializationCreated', data: { specializationId, ...details } };
  return isPublished ? [created, { type: 'SpecializationPublished', data: { specializationId } }] : [created];
};
