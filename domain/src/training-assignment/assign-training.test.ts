import { given } from '../testing/given.ts';
import { trainingAssignment } from './training-assignment.decider.ts';
import { assignTrainingCommand, trainingAssigned } from './training-assignment.examples.ts';

describe('assign training', () => {
  it('gives the training to the partner', () => {
    given(trainingAssignment).when(assignTrainingCommand()).then(trainingAssigned());
  });

  it('changes nothing when the partner has it already', () => {
    given(trainingAssignment, trainingAssigned())
      .when(assignTrainingCommand({ assignedAt: '2026-06-01T00:00:00.000Z' }))
      .thenNothing();
  });
});
