import { execute, Id, MIGRATION_ACTIONS, workflow } from '@partneros/domain';
import { answerOutcome, causeOf } from '@partneros/infra/http';
import { z } from 'zod';
import { commandRoute } from '../http/command-route.ts';
import { workflowProblems } from './workflow.problems.ts';
import { WorkflowParams } from './workflow.schemas.ts';

const Group = z.strictObject({
  version: z.int().min(1).describe('The version the runs are in.'),
  waitingAt: Id.nullable().default(null).describe('The step they wait at; null: wherever they are.'),
  action: z.enum(MIGRATION_ACTIONS).describe('migrate: go on by the other version; finish: by their own; cancel: end.'),
});

export const migrateWorkflowRunsRoute = commandRoute({
  method: 'POST',
  path: '/api/workflows/:workflowId/migrations',
  tag: 'Workflow runs',
  summary: 'Choose for groups of runs under way: go on by another version, by their own, or not at all',
  access: 'workflows:write',
  params: WorkflowParams,
  body: z.strictObject({
    toVersion: z.int().min(1).describe('A published version to go on by; an earlier one takes a migration back.'),
    groups: z
      .array(Group)
      .min(1)
      .max(100)
      .describe('A run belongs to the first group it fits; one that fits none is left alone.'),
  }),
  answers: {
    status: 202,
    body: z.object({ migration: z.object({ workflowId: Id, toVersion: z.int(), groups: z.array(Group) }) }),
  },
  handle: async (request, deps) => {
    const { workflowId } = request.params;
    const { toVersion, groups } = request.body;
    const outcome = await execute(deps, workflow, {
      organizationId: request.caller.organizationId,
      id: workflowId,
      command: { type: 'RequestRunsMigration', data: { workflowId, version: toVersion, groups } },
      cause: causeOf(request, deps),
      expectedVersion: request.ifMatch,
    });
    return answerOutcome(outcome, {
      problems: workflowProblems,
      status: 202,
      body: () => ({ migration: { workflowId, toVersion, groups } }),
    });
  },
});
