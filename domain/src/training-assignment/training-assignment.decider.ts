import type { Decider } from '../kernel/decider.ts';
import { type AssignTraining, assignTraining } from './assign-training.ts';
import { type TrainingAssignmentEvent, trainingAssignmentEvents } from './training-assignment.events.ts';
import { evolveTrainingAssignment, type TrainingAssignment } from './training-assignment.state.ts';

/** One stream per partner and training: assigning it again changes nothing. */
export const trainingAssignment: Decider<TrainingAssignment, AssignTraining, TrainingAssignmentEvent, never> = {
  category: 'trainingAssignment',
  events: trainingAssignmentEvents,
  evolve: evolveTrainingAssignment,
  decide: assignTraining,
};
