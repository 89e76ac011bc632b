import { z } from 'zod';
import type { EventOf } from '../kernel/decider.ts';
import { Id, Instant } from '../kernel/fields.ts';
import { notPersonal } from '../kernel/personal.ts';

/** The stored format of a training assignment: never edited, only lifted by upcasts. */
export const trainingAssignmentEvents = {
  TrainingAssigned: z.strictObject({
    trainingAssignmentId: Id,
    partnerId: Id,
    trainingId: Id,
    /** The training's title at that time. */
    title: notPersonal(z.string()),
    assignedAt: Instant,
  }),
};

export type TrainingAssignmentEvent = EventOf<typeof trainingAssignmentEvents>;
