import { type DataOf, evolution } from '../kernel/decider.ts';
import type { TrainingAssignmentEvent } from './training-assignment.events.ts';

/** A training that a partner is to take, as callers see it, between its id and its version. */
export type TrainingAssignment = Omit<DataOf<TrainingAssignmentEvent, 'TrainingAssigned'>, 'trainingAssignmentId'>;

export const evolveTrainingAssignment = evolution<TrainingAssignment, TrainingAssignmentEvent, 'TrainingAssigned'>(
  { TrainingAssigned: ({ trainingAssignmentId: _id, ...assigned }) => assigned },
  {},
);
