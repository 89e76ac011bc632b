import { type Rejection, reject } from '../kernel/decider.ts';
import type { Definition } from './definition.ts';
import { type DefinitionProblem, graphOf } from './graph-of.ts';
import type { WorkflowRejection } from './workflow.rejections.ts';

/** Refuses a definition that could not run, with a sentence per problem; `undefined` when it could. */
export const rejectInvalid = (definition: Definition): Rejection<WorkflowRejection> | undefined => {
  const result = graphOf(definition);
  return 'graph' in result ? undefined : reject('workflow-definition-invalid', result.problems.map(sentence));
};

const sentence = ({ nodeId, message }: DefinitionProblem): string =>
  nodeId === null ? message : `${nodeId}: ${message}`;
