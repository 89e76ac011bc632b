import { z } from 'zod';
import type { EventOf } from '../kernel/decider.ts';
import { Id } from '../kernel/fields.ts';
import { notPersonal } from '../kernel/personal.ts';

/** What a specialization is about, and how a partner comes to it. */
export const SpecializationDetails = z.strictObject({
  title: notPersonal(z.string()),
  description: notPersonal(z.string()).nullable(),
  /** The trainings that lead to it. */
  trainingIds: z.array(Id),
});
export type SpecializationDetails = Readonly<z.output<typeof SpecializationDetails>>;

const specialization = { specializationId: Id };

/** The stored format of a specialization: never edited, only lifted by upcasts. */
export const specializationEvents = {
  SpecializationCreated: z.strictObject({ ...specialization, ...SpecializationDetails.shape }),
  SpecializationUpdated: z.strictObject({ ...specialization, changes: SpecializationDetails.partial() }),
  SpecializationPublished: z.strictObject(specialization),
  SpecializationUnpublished: z.strictObject(specialization),
};

export type SpecializationEvent = EventOf<typeof specializationEvents>;
