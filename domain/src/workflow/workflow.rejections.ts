/** Why a command on a workflow is refused. `workflow-definition-invalid` comes with one detail per problem. */
export type WorkflowRejection =
  | 'workflow-not-found'
  | 'workflow-already-exists'
  | 'workflow-definition-invalid'
  | 'workflow-version-not-found'
  | 'workflow-version-not-published'
  | 'workflow-never-activated'
  | 'workflow-not-active'
  | 'workflow-not-manual';
