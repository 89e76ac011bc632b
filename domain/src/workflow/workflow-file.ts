import { z } from 'zod';
import { line, prose } from '../kernel/fields.ts';
import { Definition } from './definition.ts';
import { WORKFLOW_STAGES } from './workflow.events.ts';

/** A workflow on its way from one organization to another: what was drawn, with nothing in it that only one of them has. */
export const WorkflowFile = z.strictObject({
  format: z.literal('partneros-workflow/1'),
  name: line(200),
  description: prose(2_000).nullable(),
  stage: z.enum(WORKFLOW_STAGES),
  definition: Definition,
});
export type WorkflowFile = Readonly<z.output<typeof WorkflowFile>>;
