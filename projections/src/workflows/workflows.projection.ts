import {
  advance,
  type Definition,
  partsOf,
  type Recorded,
  type WorkflowEvent,
  type WorkflowRunEvent,
  workflow,
  workflowResource,
} from '@partneros/domain';
import type { Projection, RowChange } from '../kernel/projection.ts';
import { activated, drawn, type Savings, saved } from './savings.ts';
import { type LastRunStatus, type WorkflowRow, workflowsModel } from './workflows.model.ts';

const changed: RowChange<WorkflowRow, WorkflowEvent> = (row, event) => {
  const before = row && { ...row, state: { ...row, versions: {} } };
  const after = advance(workflow, before, event);
  if (after === undefined || after.state.status === 'deleted') return undefined;
  const { organizationId, id } = partsOf(event.stream);
  return {
    ...workflowResource(organizationId, id, after),
    lastRunId: row?.lastRunId ?? null,
    lastRunAt: row?.lastRunAt ?? null,
    lastRunStatus: row?.lastRunStatus ?? null,
    savings: savingsAfter(row?.savings, event, after.state.definition),
  };
};

const savingsAfter = (before: Savings | undefined, event: Recorded<WorkflowEvent>, definition: Definition): Savings => {
  if (before === undefined || event.type === 'WorkflowDefinitionSaved') return drawn(definition, before);
  return event.type === 'WorkflowActivated' ? activated(before, event.metadata.occurredAt) : before;
};

const runIs =
  (lastRunStatus: LastRunStatus): RowChange<WorkflowRow, WorkflowRunEvent> =>
  (row, { data }) =>
    row?.lastRunId === data.runId ? { ...row, lastRunStatus } : row;

export const workflows: Projection<WorkflowRow, WorkflowEvent | WorkflowRunEvent> = {
  model: workflowsModel,
  keysOf: (event) => [event.data.workflowId],
  on: {
    // Each of them, also one that changes nothing we show: the row's version is the stream's.
    ...(Object.fromEntries(Object.keys(workflow.events).map((type) => [type, changed])) as object),
    WorkflowRunStarted: (row, { data, metadata }) =>
      row === undefined || data.mode === 'test'
        ? row
        : { ...row, lastRunId: data.runId, lastRunAt: metadata.occurredAt, lastRunStatus: 'running' },
    StepSucceeded: (row, { data, metadata }) =>
      row === undefined || data.mode === 'test'
        ? row
        : { ...row, savings: saved(row.savings, data.nodeId, metadata.occurredAt) },
    WorkflowRunHeld: runIs('held'),
    WorkflowRunParked: runIs('parked'),
    WorkflowRunResumed: runIs('running'),
    WorkflowRunRetried: runIs('running'),
    WorkflowRunCompleted: runIs('succeeded'),
    WorkflowRunFailed: runIs('failed'),
    WorkflowRunCancelled: runIs('cancelled'),
  },
};
