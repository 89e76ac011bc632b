import type { ReadModel, Resource, Training } from '@partneros/domain';

/** A training as lists and pickers show it. */
export type TrainingRow = Resource<Training>;

/** Which trainings are there, and which are published? One row per training, under its id. */
export const trainingsModel: ReadModel<TrainingRow> = {
  name: 'trainings',
  version: 2,
  fields: {
    title: { kind: 'text', of: (row) => row.title },
    isPublished: { kind: 'exact', of: (row) => row.isPublished },
    tag: { kind: 'list', of: (row) => row.tags },
    createdAt: { kind: 'exact', of: (row) => row.createdAt },
    updatedAt: { kind: 'exact', of: (row) => row.updatedAt },
  },
  search: (row) => [row.title, row.description, ...row.tags],
};
