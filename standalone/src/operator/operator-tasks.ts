import type { Ids } from '@partneros/domain';
import type { OperatorTask } from '@partneros/infra';
import { type ProjectionDeps, projections, rebuildProjection } from '@partneros/projections';
import { FAILED, NOT_FOUND, OK } from '../cli/command.ts';
import { projectionStatus, statusLine } from './projection-status.ts';

/** What an operator's tasks work with: the stores of whoever has them. */
export type OperatorDeps = ProjectionDeps & { readonly ids: Ids };

/** What the command line does with the stores, or asks of the server that has them. */
export const operatorTasks = (deps: OperatorDeps) =>
  ({
    'projections status': async (_given, tell) => {
      const { head, lists } = await projectionStatus(deps);
      for (const list of lists) tell({ say: statusLine(list, head, deps.clock.now()) });
      return OK;
    },

    'projections rebuild': async ([name = ''], tell, signal) => {
      const projection = projections.find(({ model }) => model.name === name);
      if (projection === undefined) {
        tell({ complain: `there is no list ${name}; partneros projections status names them` });
        return NOT_FOUND;
      }
      const isSwapped = await rebuildProjection(deps, projection, {
        signal,
        tell: ({ position, head, swapped }) =>
          tell(swapped ? { say: `${name}: rebuilt up to ${position}` } : { done: Number(position), of: Number(head) }),
      });
      if (isSwapped) return OK;
      tell({ complain: `${name}: the rebuild was ended early; the list is as it was` });
      return FAILED;
    },
  }) satisfies Readonly<Record<string, OperatorTask>>;
