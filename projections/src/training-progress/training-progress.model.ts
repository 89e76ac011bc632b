import type { ReadModel, Resource, TrainingProgress } from '@partneros/domain';

/** A contact's way through a training as lists show it. */
export type TrainingProgressRow = Resource<TrainingProgress>;

/** How far is who? One row per contact and training. */
export const trainingProgressModel: ReadModel<TrainingProgressRow> = {
  name: 'training-progress',
  version: 1,
  fields: {
    partnerId: { kind: 'exact', of: (row) => row.partnerId },
    contactId: { kind: 'exact', of: (row) => row.contactId },
    trainingId: { kind: 'exact', of: (row) => row.trainingId },
    isCompleted: { kind: 'exact', of: (row) => row.completedAt !== null },
    title: { kind: 'text', of: (row) => row.title },
    updatedAt: { kind: 'exact', of: (row) => row.updatedAt },
  },
  search: (row) => [row.title],
};
