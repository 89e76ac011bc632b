import { z } from 'zod';
import { line, prose } from '../kernel/fields.ts';
import { Definition } from '../workflow/definition.ts';
import { WORKFLOW_STAGES } from '../workflow/workflow.events.ts';

/** A workflow that nobody has saved yet. */
export const WorkflowDraft = z.strictObject({
  name: line(200),
  description: prose(2_000),
  stage: z.enum(WORKFLOW_STAGES),
  ...Definition.shape,
});
export type WorkflowDraft = Readonly<z.output<typeof WorkflowDraft>>;
