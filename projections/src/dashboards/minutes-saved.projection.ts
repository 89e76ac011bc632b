import { minutesByNode, type WorkflowEvent, type WorkflowRunEvent } from '@partneros/domain';
import type { Projection } from '../kernel/projection.ts';
import { type MinutesSavedRow, minutesSavedModel, weekOf } from './minutes-saved.model.ts';

const NOTHING = { minutes: 0, steps: 0 };

export const minutesSaved: Projection<MinutesSavedRow, WorkflowEvent | WorkflowRunEvent> = {
  model: minutesSavedModel,
  keysOf: ({ data }) => [data.workflowId],
  on: {
    WorkflowCreated: (_row, { data: { workflowId, name, definition } }) => ({
      workflowId,
      name,
      isDeleted: false,
      latest: minutesByNode(definition),
      published: {},
      weeks: {},
    }),
    WorkflowRenamed: (row, { data: { name } }) => row && { ...row, name },
    WorkflowDefinitionSaved: (row, { data: { definition } }) => row && { ...row, latest: minutesByNode(definition) },
    WorkflowActivated: (row) => row && { ...row, published: { ...row.published, ...row.latest } },
    WorkflowDeleted: (row) => row && { ...row, isDeleted: true },
    StepSucceeded: (row, { data: { mode, nodeId }, metadata: { occurredAt } }) => {
      const saved = row?.published[nodeId] ?? 0;
      if (row === undefined || mode === 'test' || saved === 0) return row;
      const week = weekOf(occurredAt);
      const { minutes, steps } = row.weeks[week] ?? NOTHING;
      return { ...row, weeks: { ...row.weeks, [week]: { minutes: minutes + saved, steps: steps + 1 } } };
    },
  },
};
