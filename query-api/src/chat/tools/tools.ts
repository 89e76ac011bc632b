import { DEAL_STATUSES, RUN_STATUSES } from '@partneros/domain';
import {
  type DealRow,
  dealsModel,
  type PartnerHistoryRow,
  type PartnerRow,
  partnersModel,
  type WorkflowRow,
  type WorkflowRunRow,
  workflowRunsModel,
  workflowsModel,
} from '@partneros/projections/models';
import { z } from 'zod';
import { getPipelineDashboardRoute } from '../../dashboard/get-pipeline-dashboard.route.ts';
import { findDealsRoute } from '../../deal/find-deals.route.ts';
import { findPartnersRoute } from '../../partner/find-partners.route.ts';
import { getPartnerRoute } from '../../partner/get-partner.route.ts';
import { getPartnerHistoryRoute } from '../../partner/get-partner-history.route.ts';
import { findWorkflowsRoute } from '../../workflow/find-workflows.route.ts';
import { findAllWorkflowRunsRoute } from '../../workflow-run/find-all-workflow-runs.route.ts';
import { getWorkflowRunRoute } from '../../workflow-run/get-workflow-run.route.ts';
import { type LookUpTool, lookUp, pick } from './look-up.ts';

const PAGE = 20;
const words = z.string().max(200).nullable();
const id = z.string().max(64);

const partnerOf = (row: PartnerRow) =>
  pick(
    row,
    'id',
    'name',
    'type',
    'domain',
    'stage',
    'tier',
    'status',
    'regions',
    'fitScore',
    'healthScore',
    'lastActivityAt',
  );
const dealOf = (row: DealRow) =>
  pick(
    row,
    'id',
    'partnerId',
    'name',
    'accountName',
    'amount',
    'status',
    'expectedCloseDate',
    'closedAt',
    'lostReason',
  );
const idsOf = (rows: readonly { readonly id: string }[]) => rows.map((row) => row.id);

const findPartners = lookUp({
  name: 'find_partners',
  description: 'Finds partners by a part of their name or by stage, tier or status, in order of their names.',
  input: z.strictObject({
    search: words,
    stage: words,
    tier: words,
    status: z.enum(['active', 'archived']).nullable(),
  }),
  route: findPartnersRoute,
  ask: (input) => ({ query: { ...input, limit: PAGE } }),
  tell: ({ partners, nextCursor }: { partners: readonly PartnerRow[]; nextCursor: string | null }) => ({
    output: { partners: partners.map(partnerOf), areMore: nextCursor !== null },
    read: { model: partnersModel, as: 'partnerId', ids: idsOf(partners) },
  }),
});

const getPartner = lookUp({
  name: 'get_partner',
  description: 'Everything about one partner, by its id: contacts, manager, tags, contract dates.',
  input: z.strictObject({ partnerId: id }),
  route: getPartnerRoute,
  ask: ({ partnerId }) => ({ params: { partnerId } }),
  tell: ({ partner }: { partner: PartnerRow }) => ({
    output: { partner },
    read: { model: partnersModel, as: 'partnerId', ids: [partner.id] },
  }),
});

const getPartnerHistory = lookUp({
  name: 'partner_history',
  description: 'The latest events around one partner, by its id: who did what, and when.',
  input: z.strictObject({ partnerId: id }),
  route: getPartnerHistoryRoute,
  ask: ({ partnerId }) => ({ params: { partnerId }, query: { sort: '-position', limit: PAGE } }),
  tell: ({ events }: { events: readonly PartnerHistoryRow[] }, { partnerId }) => ({
    output: { events: events.map((event) => pick(event, 'type', 'at', 'actor', 'data', 'position')) },
    read: { model: partnersModel, as: 'partnerId', ids: [partnerId] },
  }),
});

const findDeals = lookUp({
  name: 'find_deals',
  description: 'Finds deals by a part of their name or account, by partner id or status, the newest first.',
  input: z.strictObject({ search: words, partnerId: id.nullable(), status: z.enum(DEAL_STATUSES).nullable() }),
  route: findDealsRoute,
  ask: (input) => ({ query: { ...input, limit: PAGE } }),
  tell: ({ deals, nextCursor }: { deals: readonly DealRow[]; nextCursor: string | null }) => ({
    output: { deals: deals.map(dealOf), areMore: nextCursor !== null },
    read: { model: dealsModel, as: 'dealId', ids: idsOf(deals) },
  }),
});

const getPipeline = lookUp({
  name: 'pipeline_figures',
  description: 'How many deals there are and what they come to, by status, month and currency: the whole pipeline.',
  input: z.strictObject({}),
  route: getPipelineDashboardRoute,
  ask: () => ({}),
  tell: ({ dashboard }: { dashboard: object }) => ({ output: dashboard, read: 'pipeline' }),
});

const findWorkflows = lookUp({
  name: 'find_workflows',
  description: 'Finds workflows (automations) by a part of their name or by status, with how their latest run went.',
  input: z.strictObject({ search: words, status: z.enum(['draft', 'active', 'inactive']).nullable() }),
  route: findWorkflowsRoute,
  ask: (input) => ({ query: { ...input, limit: PAGE } }),
  tell: ({ workflows, nextCursor }: { workflows: readonly WorkflowRow[]; nextCursor: string | null }) => ({
    output: {
      workflows: workflows.map((row) =>
        pick(row, 'id', 'name', 'description', 'stage', 'status', 'lastRunAt', 'lastRunStatus'),
      ),
      areMore: nextCursor !== null,
    },
    read: { model: workflowsModel, as: 'workflowId', ids: idsOf(workflows) },
  }),
});

const findRuns = lookUp({
  name: 'find_runs',
  description: 'Finds runs of workflows by workflow id, partner id or status, such as failed ones, the newest first.',
  input: z.strictObject({
    workflowId: id.nullable(),
    partnerId: id.nullable(),
    status: z.enum(RUN_STATUSES).nullable(),
  }),
  route: findAllWorkflowRunsRoute,
  ask: (input) => ({ query: { ...input, limit: PAGE } }),
  tell: ({ runs, nextCursor }: { runs: readonly WorkflowRunRow[]; nextCursor: string | null }) => ({
    output: {
      runs: runs.map((row) => pick(row, 'id', 'workflowId', 'status', 'startedAt', 'stoppedAt', 'reason', 'error')),
      areMore: nextCursor !== null,
    },
    read: { model: workflowRunsModel, as: 'runId', ids: idsOf(runs) },
  }),
});

const getRun = lookUp({
  name: 'get_run',
  description: 'One run of a workflow, by its id, with each of its steps and what came of it.',
  input: z.strictObject({ runId: id }),
  route: getWorkflowRunRoute,
  ask: ({ runId }) => ({ params: { runId } }),
  tell: ({ run }: { run: { readonly id: string } }) => ({
    output: { run },
    read: { model: workflowRunsModel, as: 'runId', ids: [run.id] },
  }),
});

/** What Nelson may look up. Every one of them is a read that people have, too, with its permission and its scope. */
export const NELSON_TOOLS: readonly LookUpTool[] = [
  findPartners,
  getPartner,
  getPartnerHistory,
  findDeals,
  getPipeline,
  findWorkflows,
  findRuns,
  getRun,
];
