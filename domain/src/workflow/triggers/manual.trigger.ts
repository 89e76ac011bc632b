import { z } from 'zod';
import { trigger } from './trigger.ts';

/** Somebody asks for a run of this one workflow. */
export const manual = trigger({
  events: ['WorkflowRunRequested'],
  subject: 'partner',
  config: z.strictObject({}),
  isAddressed: true,
});
