interface OfRun<Type extends string, Data = unknown> {
  readonly type: Type;
  readonly data: { readonly runId: string; readonly workflowId: string } & Data;
}

/** What the workflow lists read of a run's events. */
export type RunEvent =
  | OfRun<'WorkflowRunStarted', { readonly mode: 'live' | 'test' }>
  | OfRun<'StepSucceeded', { readonly mode: 'live' | 'test'; readonly nodeType: string }>
  | OfRun<'WorkflowRunHeld'>
  | OfRun<'WorkflowRunResumed'>
  | OfRun<'WorkflowRunCompleted'>
  | OfRun<'WorkflowRunFailed'>
  | OfRun<'WorkflowRunCancelled'>;
