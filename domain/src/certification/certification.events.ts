import { z } from 'zod';
import type { EventOf } from '../kernel/decider.ts';
import { Id } from '../kernel/fields.ts';
import { notPersonal } from '../kernel/personal.ts';

/** What a certification asks for. */
export const CertificationDetails = z.strictObject({
  title: notPersonal(z.string()),
  description: notPersonal(z.string()).nullable(),
  /** Trainings a contact has to have completed. */
  trainingIds: z.array(Id),
  /** Days until it has to be renewed; `null`: it holds for good. */
  validDays: z.int().min(1).nullable(),
});
export type CertificationDetails = Readonly<z.output<typeof CertificationDetails>>;

const certification = { certificationId: Id };

/** The stored format of a certification: never edited, only lifted by upcasts. */
export const certificationEvents = {
  CertificationCreated: z.strictObject({ ...certification, ...CertificationDetails.shape }),
  CertificationUpdated: z.strictObject({ ...certification, changes: CertificationDetails.partial() }),
  CertificationPublished: z.strictObject(certification),
  CertificationUnpublished: z.strictObject(certification),
};

export type CertificationEvent = EventOf<typeof certificationEvents>;
