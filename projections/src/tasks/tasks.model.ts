import type { ReadModel, Resource, Task } from '@partneros/domain';

/** A task as lists show it. */
export type TaskRow = Resource<Task>;

// A task without a date is less urgent than any with one.
const NEVER = '9999-12-31T23:59:59.999Z';

/** What is there to do, by whom, until when? One row per task, under its id. */
export const tasksModel: ReadModel<TaskRow> = {
  name: 'tasks',
  version: 1,
  fields: {
    status: { kind: 'exact', of: (row) => row.status },
    assigneeId: { kind: 'exact', of: (row) => row.assigneeId },
    partnerId: { kind: 'exact', of: (row) => row.partnerId },
    title: { kind: 'text', of: (row) => row.title },
    dueAt: { kind: 'exact', of: (row) => row.dueAt ?? NEVER },
    createdAt: { kind: 'exact', of: (row) => row.createdAt },
    updatedAt: { kind: 'exact', of: (row) => row.updatedAt },
  },
  search: (row) => [row.title, row.description],
};
