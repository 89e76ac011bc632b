import { z } from 'zod';
import type { Aggregate, Resource } from '../kernel/aggregate.ts';
import { Id } from '../kernel/fields.ts';
import { resourceSchema } from '../kernel/resource-schema.ts';
import { Definition } from './definition.ts';
import { IN_FLIGHT, WORKFLOW_STAGES } from './workflow.events.ts';
import type { Workflow } from './workflow.state.ts';

/** A workflow in an answer. `version` is the resource's, for `If-Match`; definitions count from `latestVersion` down. */
export const WorkflowResource = resourceSchema({
  name: z.string(),
  description: z.string().nullable(),
  stage: z.enum(WORKFLOW_STAGES),
  status: z.enum(['draft', 'active', 'inactive']),
  ownerId: Id,
  definition: Definition,
  latestVersion: z.int(),
  publishedVersion: z.int().nullable(),
  inFlight: z.enum(IN_FLIGHT).nullable(),
});

/** A workflow as callers see it: without the definitions it had before. */
export type WorkflowView = Resource<Omit<Workflow, 'versions'>>;

/** Shows a workflow as a resource. */
export const workflowResource = (organizationId: string, id: string, aggregate: Aggregate<Workflow>): WorkflowView => {
  const { versions: _, ...shown } = aggregate.state;
  const { version, createdAt, updatedAt } = aggregate;
  return { id, organizationId, ...shown, version, createdAt, updatedAt };
};
