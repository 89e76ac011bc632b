import {
  addMillis,
  DAY,
  deal,
  dealRegistration,
  defined,
  execute,
  Id,
  load,
  partner,
  runIdOf,
  type Workflow,
  type WorkflowEvent,
  type WorkflowRejection,
  workflow,
} from '@partneros/domain';
import {
  type Answer,
  answerOutcome,
  causeOf,
  keyReused,
  Problem,
  problem,
  type RouteRequest,
} from '@partneros/infra/http';
import { z } from 'zod';
import { type EngineApiDeps, engineRoute, eventAt } from '../http/engine-route.ts';
import { findWorkflow, triedVersion } from '../http/tried-version.ts';
import type { SampleRecord } from './made-up-event.ts';
import { runTest } from './run-test.ts';
import { TEST_RUNS, TestRun, testRunKey } from './test-run.ts';

const KEPT_MS = 7 * DAY;

const Choice = z.strictObject({
  partnerId: Id.optional(),
  dealId: Id.optional(),
  dealRegistrationId: Id.optional(),
  eventPosition: z
    .string()
    .regex(/^\d{1,18}$/, 'expected a position of the log, such as 42')
    .optional()
    .describe('A real event to try it with.'),
});

type Kept = { readonly testRun: TestRun; readonly requestHash: string | null };

const Body = z
  .strictObject({
    mode: z.enum(['test', 'live']).default('test').describe('`live`: its effects are real, and it has to be active.'),
    partnerId: Id.nullable().default(null).describe('The partner a live run is about.'),
    sample: Choice.optional().describe('What a test run begins with; default: the newest event that fits.'),
    version: z.int().min(1).optional().describe('Of a test run; default: what the canvas shows.'),
  })
  .refine(
    ({ mode, sample, version }) => mode === 'test' || (sample === undefined && version === undefined),
    'sample and version are for test runs',
  );

type OnceRequest = RouteRequest<'workflows:write', { readonly workflowId: string }, unknown, z.output<typeof Body>>;

export const runWorkflowOnceRoute = engineRoute({
  method: 'POST',
  path: '/api/workflows/:workflowId/run-once',
  tag: 'Workflows',
  summary: 'Run a workflow once: as a test that reaches nobody and records nothing, or live',
  access: 'workflows:write',
  params: z.strictObject({ workflowId: Id }),
  body: Body,
  example: { mode: 'test', sample: { partnerId: '9b2d6c1e-0f4a-4f7e-8a59-3f1c2d7e6b90' } },
  answers: {
    status: 202,
    description: 'A live run was begun.',
    body: z.object({ run: z.object({ id: Id, workflowId: Id }) }),
  },
  alsoAnswers: [{ status: 200, description: 'What a test run came to.', body: z.object({ testRun: TestRun }) }],
  alsoRefusedWith: [422],
  handle: (request, deps) => (request.body.mode === 'live' ? runLive(request, deps) : runAsTest(request, deps)),
});

const runAsTest = async (request: OnceRequest, deps: EngineApiDeps): Promise<Answer | Problem> => {
  const { organizationId } = request.caller;
  const { workflowId } = request.params;
  const { sample: { eventPosition, ...record } = {}, version, partnerId } = request.body;
  const state = await findWorkflow(deps, organizationId, workflowId);
  if (state instanceof Problem) return state;

  const { commandId, requestHash = null } = causeOf(request, deps);
  const testRunId = deps.ids.derive(commandId, 'test-run');
  const key = testRunKey(organizationId, testRunId);
  const kept = await deps.keyValues.get<Kept>(TEST_RUNS, key);
  if (kept !== undefined)
    return kept.requestHash === requestHash ? { body: { testRun: kept.testRun }, replayed: true } : keyReused;

  const tried = triedVersion({ organizationId, workflowId }, state, { version });
  if (tried instanceof Problem) return tried;
  const about = { ...(partnerId !== null && { partnerId }), ...defined(record) };
  const missing = await missingRecord(deps, organizationId, about);
  if (missing !== undefined) return missing;
  const event = eventPosition === undefined ? undefined : await eventAt(deps, organizationId, eventPosition);
  if (eventPosition !== undefined && event === undefined) return problem(404, 'not_found', 'Event not found.');

  const came = await runTest(deps, testRunId, tried, { record: about, event });
  if (typeof came === 'string')
    return problem(422, 'prerequisite_missing', 'The sample does not start this workflow.', [came]);
  const expiresAt = addMillis(deps.clock.now(), KEPT_MS);
  const testRun: TestRun = { ...came, expiresAt };
  await deps.keyValues.put<Kept>(TEST_RUNS, key, { testRun, requestHash }, { expiresAt });
  return { body: { testRun } };
};

const missingRecord = async (
  deps: EngineApiDeps,
  organizationId: string,
  { partnerId, dealId, dealRegistrationId }: SampleRecord,
): Promise<Problem | undefined> => {
  if (partnerId !== undefined && (await load(deps, partner, organizationId, partnerId)) === undefined)
    return problem(404, 'not_found', 'Partner not found.');
  if (dealId !== undefined && (await load(deps, deal, organizationId, dealId)) === undefined)
    return problem(404, 'not_found', 'Deal not found.');
  if (
    dealRegistrationId !== undefined &&
    (await load(deps, dealRegistration, organizationId, dealRegistrationId)) === undefined
  )
    return problem(404, 'not_found', 'Deal registration not found.');
  return undefined;
};

const runLive = async (request: OnceRequest, deps: EngineApiDeps): Promise<Answer | Problem> => {
  const { organizationId } = request.caller;
  const { workflowId } = request.params;
  const { partnerId } = request.body;
  if (partnerId !== null && (await load(deps, partner, organizationId, partnerId)) === undefined)
    return problem(404, 'not_found', 'Partner not found.');
  const outcome = await execute(deps, workflow, {
    organizationId,
    id: workflowId,
    command: { type: 'RequestWorkflowRun', data: { workflowId, partnerId } },
    cause: causeOf(request, deps),
    expectedVersion: request.ifMatch,
  });
  if (outcome.kind === 'rejected') return REFUSALS[outcome.code] ?? problem(409, 'invalid_state', 'It cannot be run.');
  const requested = outcome.kind === 'recorded' ? outcome.events.at(-1) : undefined;
  return answerOutcome<Workflow, WorkflowEvent, never>(outcome, {
    problems: {},
    status: 202,
    body: () => ({ run: { id: runIdOf(deps.ids, workflowId, requested?.metadata.eventId ?? ''), workflowId } }),
  });
};

const REFUSALS: Partial<Record<WorkflowRejection, Problem>> = {
  'workflow-not-found': problem(404, 'not_found', 'Workflow not found.'),
  'workflow-not-active': problem(409, 'invalid_state', 'The workflow is not active.'),
  'workflow-not-manual': problem(
    409,
    'invalid_state',
    'Something else triggers this workflow; only a manual one is started by hand.',
  ),
};
