import { type Definition, graphOf, load, type Workflow, workflow } from '@partneros/domain';
import { type Problem, problem } from '@partneros/infra/http';
import type { TriedVersion } from '../simulation/simulation.ts';
import type { EngineApiDeps } from './engine-route.ts';

/** Which version of a workflow is meant: its number, or a definition that need not be saved. Default: what the canvas shows. */
export interface Asked {
  readonly version?: number | undefined;
  readonly definition?: Definition | undefined;
}

/** The workflow, unless there is none or no more. */
export const findWorkflow = async (
  deps: Pick<EngineApiDeps, 'store'>,
  organizationId: string,
  workflowId: string,
): Promise<Workflow | Problem> => {
  const found = await load(deps, workflow, organizationId, workflowId);
  return found === undefined || found.state.status === 'deleted'
    ? problem(404, 'not_found', 'Workflow not found.')
    : found.state;
};

/** A version ready to be tried, or why it cannot be. A definition that is not saved counts as version 0. */
export const triedVersion = (
  { organizationId, workflowId }: Pick<TriedVersion, 'organizationId' | 'workflowId'>,
  state: Workflow,
  { version, definition }: Asked,
): TriedVersion | Problem => {
  const wanted = definition === undefined ? (version ?? state.latestVersion) : 0;
  const drawn = definition ?? state.versions[wanted];
  if (drawn === undefined) return problem(404, 'not_found', `The workflow has no version ${wanted}.`);
  const parsed = graphOf(drawn);
  if ('problems' in parsed)
    return problem(
      422,
      'invalid_definition',
      'This version could not run; see details.',
      parsed.problems.map(({ nodeId, message }) => (nodeId === null ? message : `${nodeId}: ${message}`)),
    );
  return { organizationId, workflowId, name: state.name, version: wanted, graph: parsed.graph, definition: drawn };
};
