import { Definition, Id, Instant } from '@partneros/domain';
import { type Answer, causeOf, keyReused, Problem, problem } from '@partneros/infra/http';
import { z } from 'zod';
import { engineRoute } from '../http/engine-route.ts';
import { findWorkflow, triedVersion } from '../http/tried-version.ts';
import { Backtest } from './backtest.ts';

const version = z.int().min(1);

const Body = z
  .strictObject({
    from: Instant.describe('Events recorded from this moment on.'),
    to: Instant.describe('And up to this one. Delays go on beyond it, up to now.'),
    version: version.optional().describe('Default: what the canvas shows.'),
    definition: Definition.optional().describe('A draft that is not saved, whatever `version` says.'),
    compareVersion: version.optional().describe('Goes through the same history, and is compared run by run.'),
  })
  .refine(({ from, to }) => from <= to, 'from is after to');

export const startBacktestRoute = engineRoute({
  method: 'POST',
  path: '/api/workflows/:workflowId/backtest',
  tag: 'Simulations',
  summary: 'Try a workflow on the real past: every run it would have made. Reaches nobody and records nothing',
  access: 'workflows:backtest',
  params: z.strictObject({ workflowId: Id }),
  body: Body,
  example: { from: '2026-01-01T00:00:00.000Z', to: '2026-06-30T23:59:59.999Z', version: 2, compareVersion: 1 },
  answers: { status: 202, body: z.object({ backtestId: Id, backtest: Backtest }) },
  alsoRefusedWith: [422],
  handle: async (request, deps): Promise<Answer | Problem> => {
    const { organizationId, userId } = request.caller;
    const { workflowId } = request.params;
    const { from, to, version: wanted, definition, compareVersion } = request.body;
    const state = await findWorkflow(deps, organizationId, workflowId);
    if (state instanceof Problem) return state;

    const { commandId, requestHash = null } = causeOf(request, deps);
    const backtestId = deps.ids.derive(commandId, 'backtest');
    const kept = await deps.backtests.find(organizationId, backtestId);
    if (kept !== undefined)
      return kept.requestHash === requestHash
        ? { status: 202, body: { backtestId, backtest: kept.backtest }, replayed: true }
        : keyReused;

    const about = { organizationId, workflowId };
    const base = triedVersion(about, state, { version: wanted, definition });
    if (base instanceof Problem) return base;
    if (base.version === compareVersion)
      return problem(400, 'invalid_request', 'A version is not compared with itself.');
    const compared = compareVersion === undefined ? undefined : triedVersion(about, state, { version: compareVersion });
    if (compared instanceof Problem) return compared;

    const backtest = await deps.backtests.start({
      ...about,
      backtestId,
      requestHash,
      startedBy: userId,
      from,
      to,
      versions: compared === undefined ? [base] : [base, compared],
    });
    if (backtest === undefined)
      return problem(409, 'invalid_state', 'A backtest of your organization is under way; wait for it, or cancel it.');
    return { status: 202, body: { backtestId, backtest } };
  },
});
