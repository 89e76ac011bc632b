import {
  aiLeft,
  costOf,
  type ExecutiveReport,
  executeReserving,
  executiveReport,
  holderOf,
  Id,
  load,
  ModelFailure,
  organization,
  runningReport,
  SECTIONS_OF,
  usualPeriod,
  writeReportSectionTask,
} from '@partneros/domain';
import { type Answer, answerOutcome, causeOf, fingerprintOf, type Problem } from '@partneros/infra/http';
import { z } from 'zod';
import { AI_REFUSALS, quotaExhausted } from '../ai/stream-generation.ts';
import type { CommandDeps } from '../http/command-deps.ts';
import { commandRoute } from '../http/command-route.ts';
import { executiveReportProblems } from './executive-report.problems.ts';
import { canonicalScope, ReportBody } from './report-body.ts';

export const generateReportRoute = commandRoute({
  method: 'POST',
  path: '/api/ai/strategy/executive-summary/generate',
  tag: 'AI',
  summary: 'Have an executive summary or a review written: 202, and the work goes on',
  access: 'ai:generate',
  body: ReportBody,
  example: { organizationName: 'Northwind', domain: 'northwind.example', reportType: 'executive-summary' },
  answers: {
    status: 202,
    body: z.object({
      reportId: Id,
      jobId: Id.nullable(),
      status: z.literal('running'),
      inFlight: z.literal(true).optional(),
    }),
    description: 'It is on its way. `inFlight`: it was already, for the same type and fingerprint.',
  },
  alsoRefusedWith: AI_REFUSALS,
  handle: async (request, deps): Promise<Answer | Problem> => {
    const { organizationId } = request.caller;
    const { reportType, filters = {}, domain, period, ...named } = request.body;
    const cause = causeOf(request, deps);
    const reportId = deps.ids.derive(cause.commandId, 'executive-report');
    const fingerprint = named.fingerprint ?? fingerprintOf(canonicalScope(filters, period));

    if ((await load(deps, executiveReport, organizationId, reportId)) === undefined) {
      const underWay = await running(deps, organizationId, { reportType, fingerprint });
      if (underWay !== undefined) return inFlight(underWay);
      if (!(await canPay(deps, organizationId))) return quotaExhausted;
    }
    const organizationName =
      named.organizationName ?? (await load(deps, organization, organizationId, organizationId))?.state.name ?? '';
    const { from, to } = period ?? usualPeriod(reportType, cause.occurredAt);
    const asked = { reportType, organizationName, domain, filters, fingerprint, from, to };
    const jobId = deps.ids.derive(cause.commandId, 'job');
    const data = { reportId, jobId, ...asked, sectionIds: [...SECTIONS_OF[reportType]] };
    const outcome = await executeReserving(
      deps,
      executiveReport,
      { organizationId, id: reportId, command: { type: 'GenerateReport', data }, cause },
      runningReport(asked),
    );
    if (outcome.kind === 'taken') return inFlight(outcome.holder);
    return answerOutcome(outcome, {
      problems: executiveReportProblems,
      status: 202,
      body: ({ state }) => ({ reportId, jobId: state.jobId, status: 'running' }),
    });
  },
});

const inFlight = (reportId: string): Answer => ({
  status: 202,
  body: { reportId, jobId: null, status: 'running', inFlight: true },
});

const running = async (
  deps: CommandDeps,
  organizationId: string,
  wanted: Pick<ExecutiveReport, 'reportType' | 'fingerprint'>,
): Promise<string | undefined> => {
  const key = runningReport(wanted);
  const holder = await holderOf(deps, organizationId, key);
  if (holder === undefined) return undefined;
  const held = await load(deps, executiveReport, organizationId, holder);
  return held !== undefined && key.holds(held.state) ? holder : undefined;
};

// Sooner than to begin what cannot be paid. Each section holds its own share when its turn comes.
const canPay = async (deps: CommandDeps, organizationId: string): Promise<boolean> => {
  if (deps.model === undefined)
    throw new ModelFailure(
      'not-configured',
      'No AI model is configured here; whoever runs PartnerOS sets OPENAI_API_KEY.',
    );
  const { maxOutputTokens } = writeReportSectionTask;
  const section = costOf(deps.model.prices, { inputTokens: 0, outputTokens: maxOutputTokens });
  return (await aiLeft(deps, organizationId)) >= section;
};
