import type { Lesson, ReadModel, Resource } from '@partneros/domain';

/** A lesson as lists and details show it. */
export type LessonRow = Resource<Lesson>;

/** Which lessons are there? One row per lesson, under its id. */
export const lessonsModel: ReadModel<LessonRow> = {
  name: 'lessons',
  version: 1,
  fields: {
    trainingId: { kind: 'exact', of: (row) => row.trainingId },
    isRetired: { kind: 'exact', of: (row) => row.isRetired },
    title: { kind: 'text', of: (row) => row.title },
    createdAt: { kind: 'exact', of: (row) => row.createdAt },
    updatedAt: { kind: 'exact', of: (row) => row.updatedAt },
  },
  search: (row) => [row.title, ...row.sections.map(({ heading }) => heading)],
};
