import type { AssignTraining } from './assign-training.ts';
import type { TrainingAssignmentEvent } from './training-assignment.events.ts';

const assigned = (over: Partial<AssignTraining['data']>): AssignTraining['data'] => ({
  trainingAssignmentId: 'assignment-1',
  partnerId: 'partner-1',
  trainingId: 'training-1',
  title: 'Selling Globex',
  assignedAt: '2026-05-16T12:00:00.000Z',
  ...over,
});

export const assignTrainingCommand = (over: Partial<AssignTraining['data']> = {}): AssignTraining => ({
  type: 'AssignTraining',
  data: assigned(over),
});

export const trainingAssigned = (over: Partial<AssignTraining['data']> = {}): TrainingAssignmentEvent => ({
  type: 'TrainingAssigned',
  data: assigned(over),
});
