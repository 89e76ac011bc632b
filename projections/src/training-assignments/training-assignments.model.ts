import type { ReadModel, Resource, TrainingAssignment } from '@partneros/domain';

/** A training assignment as lists show it. */
export type TrainingAssignmentRow = Resource<TrainingAssignment>;

/** Which trainings is a partner to take? One row per partner and training. */
export const trainingAssignmentsModel: ReadModel<TrainingAssignmentRow> = {
  name: 'training-assignments',
  version: 1,
  fields: {
    partnerId: { kind: 'exact', of: (row) => row.partnerId },
    trainingId: { kind: 'exact', of: (row) => row.trainingId },
    title: { kind: 'text', of: (row) => row.title },
    assignedAt: { kind: 'exact', of: (row) => row.assignedAt },
  },
  search: (row) => [row.title],
};
