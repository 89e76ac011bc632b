import type { Upcasts } from '../kernel/upcast.ts';

/** What versions were saved before they could carry a note: without one, and none of them was a restored one. */
export const workflowUpcasts: Upcasts = {
  WorkflowDefinitionSaved: [(data) => ({ ...data, note: null, restoredFrom: null })],
};
