import type { DataOf, Decision } from '../kernel/decider.ts';
import type { TrainingAssignmentEvent } from './training-assignment.events.ts';
import type { TrainingAssignment } from './training-assignment.state.ts';

/** Gives a partner a training to take. The id is `trainingAssignmentIdOf` the two. */
export interface AssignTraining {
  readonly type: 'AssignTraining';
  readonly data: DataOf<TrainingAssignmentEvent, 'TrainingAssigned'>;
}

export const assignTraining = (
  { data }: AssignTraining,
  assignment: TrainingAssignment | undefined,
): Decision<TrainingAssignmentEvent, never> => (assignment === undefined ? [{ type: 'TrainingAssigned', data }] : []);
